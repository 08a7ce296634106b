package io.zhanggui.evaluation.dataset;

import io.zhanggui.evaluation.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
        CaseRows rows = new CaseRows(label);
        String text = text();
        if (text.stripLeading().startsWith("[")) {
            List<JsonNode> array = array(text);
            for (int i = 0; i < array.size(); i++) {
                CaseRow row = new CaseRow(label, i + 1, array.get(i));
                rows.add(() -> row);
            }
        } else {
            List<String> lines = text.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                int number = i + 1;
                if (!line.isBlank()) {
                    rows.add(() -> CaseRow.ofLine(label, number, line));
                }
            }
        }
        return rows.dataset(name);
    }

    private List<JsonNode> array(String text) {
        try {
            return JsonMapper.shared().readTree(text).valueStream().toList();
        } catch (JacksonException e) {
            throw new DatasetInvalid(Message.of("dataset.no-json", label, 1, e.getOriginalMessage()), e);
        }
    }

    /** @throws DatasetInvalid if the file is not in UTF-8 */
    String text() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new DatasetInvalid(Message.of("dataset.encoding", label), e);
        }
    }
}
