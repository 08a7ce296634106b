package io.zhanggui.assistant.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** Product codes as a person brings them: typed one a line, or in a text file. */
final class CodeList {

    private CodeList() {}

    /** In their order. A typed code may hold blanks and commas; of a file's line the first cell counts. */
    static List<String> of(@Nullable String typed, @Nullable MultipartFile file) {
        Stream<String> lines = typed == null ? Stream.empty() : typed.lines();
        Stream<String> cells = file == null || file.isEmpty()
                ? Stream.empty()
                : text(file).lines().map(CodeList::firstCell);
        return Stream.concat(lines, cells)
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .toList();
    }

    private static String firstCell(String line) {
        String cell = line.split("[,\t;]", 2)[0].strip();
        return cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"")
                ? cell.substring(1, cell.length() - 1)
                : cell;
    }

    private static String text(MultipartFile file) {
        try {
            byte[] bytes = file.getBytes();
            return decoded(bytes).replaceFirst("^\uFEFF", "");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the upload", e);
        }
    }

    /** UTF-8, or what Chinese spreadsheets save where they do not. */
    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, Charset.forName("GB18030"));
        }
    }
}
