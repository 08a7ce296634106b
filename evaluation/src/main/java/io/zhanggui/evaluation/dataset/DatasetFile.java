package io.zhanggui.evaluation.dataset;

import io.zhanggui.evaluation.Message;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a dataset's file. */
record DatasetFile(Path path) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    Dataset read() {
        List<String> lines = lines();
        List<Case> cases = new ArrayList<>();
        Map<String, Integer> lineOfId = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                CaseLine line = new CaseLine(path, i + 1, lines.get(i));
                Case read = line.read();
                Integer earlier = lineOfId.putIfAbsent(read.id(), i + 1);
                if (earlier != null) {
                    throw line.invalid("id", "dataset.duplicate", read.id(), earlier);
                }
                cases.add(read);
            }
        }
        if (cases.isEmpty()) {
            throw new DatasetInvalid(Message.of("dataset.empty", path), null);
        }
        return new Dataset(name(), cases);
    }

    private String name() {
        String file = path.toAbsolutePath().getFileName().toString();
        return file.endsWith(".jsonl") ? file.substring(0, file.length() - ".jsonl".length()) : file;
    }

    private List<String> lines() {
        try {
            String text = Files.readString(path);
            return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                    .lines()
                    .toList();
        } catch (NoSuchFileException e) {
            throw new DatasetInvalid(Message.of("dataset.missing", path), e);
        } catch (CharacterCodingException e) {
            throw new DatasetInvalid(Message.of("dataset.encoding", path), e);
        } catch (IOException e) {
            throw new DatasetInvalid(Message.of("dataset.unreadable", path, e), e);
        }
    }
}
