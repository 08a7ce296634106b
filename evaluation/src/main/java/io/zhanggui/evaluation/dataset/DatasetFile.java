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
        List<CaseRow> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(CaseRow.ofLine(label, i + 1, lines.get(i)));
            }
        }
        return dataset(label, name, rows);
    }

    /** @param label what messages call the file */
    static Dataset dataset(String label, String name, List<CaseRow> rows) {
        List<Case> cases = new ArrayList<>();
        Map<String, Integer> rowOfId = new HashMap<>();
        for (CaseRow row : rows) {
            Case read = row.read();
            Integer earlier = rowOfId.putIfAbsent(read.id(), row.number());
            if (earlier != null) {
                throw row.invalid("id", "dataset.duplicate", read.id(), earlier);
            }
            cases.add(read);
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
