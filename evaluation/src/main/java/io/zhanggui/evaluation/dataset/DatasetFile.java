package io.zhanggui.evaluation.dataset;

import io.zhanggui.evaluation.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a dataset's file. */
final class DatasetFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String label;
    private final byte[] content;

    /** @param label what messages call the file */
    DatasetFile(String label, byte[] content) {
        this.label = label;
        this.content = content;
    }

    static DatasetFile at(Path path) {
        try {
            return new DatasetFile(path.toString(), Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            throw new DatasetInvalid(Message.of("dataset.missing", path), e);
        } catch (IOException e) {
            throw new DatasetInvalid(Message.of("dataset.unreadable", path, e), e);
        }
    }

    Dataset read(String name) {
        List<String> lines = lines();
        List<Case> cases = new ArrayList<>();
        Map<String, Integer> lineOfId = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                CaseLine line = new CaseLine(label, i + 1, lines.get(i));
                Case read = line.read();
                Integer earlier = lineOfId.putIfAbsent(read.id(), i + 1);
                if (earlier != null) {
                    throw line.invalid("id", "dataset.duplicate", read.id(), earlier);
                }
                cases.add(read);
            }
        }
        if (cases.isEmpty()) {
            throw new DatasetInvalid(Message.of("dataset.empty", label), null);
        }
        return new Dataset(name, cases);
    }

    private List<String> lines() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                    .lines()
                    .toList();
        } catch (CharacterCodingException e) {
            throw new DatasetInvalid(Message.of("dataset.encoding", label), e);
        }
    }
}
