package io.zhanggui.knowledge.ingest.table;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.ImportRejected;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Opens a table by what the file holds; its name says nothing reliable. */
public final class Tables {

    private Tables() {}

    /**
     * @param sheet of a workbook; null for the one that is wanted
     * @param headerRow number of the row that names the columns; null for the one that is wanted
     * @param wanted whether these headers are those of the table looked for; picks the sheet and the header row
     * @param old reads a workbook of the binary format
     * @throws ImportRejected if the file is empty, of another format, or not readable
     */
    public static Table open(
            Path file,
            @Nullable String sheet,
            @Nullable Integer headerRow,
            Predicate<List<String>> wanted,
            OldWorkbooks old) {
        HeaderSearch.Wish wish = new HeaderSearch.Wish(headerRow, wanted);
        try {
            String start = start(file);
            if (start.startsWith("504b0304")) {
                return XlsxTable.open(file, sheet, wish);
            }
            if (start.startsWith("d0cf11e0")) {
                return XlsTable.open(old.read(file), sheet, wish);
            }
            if (start.startsWith("25504446")) {
                throw new ImportRejected(Reason.of("table.document"));
            }
            return text(TextFile.detect(file), wish);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The same, where a workbook of the binary format is refused.
     *
     * @throws ImportRejected if the file is empty, of another format, or not readable
     */
    public static Table open(
            Path file, @Nullable String sheet, @Nullable Integer headerRow, Predicate<List<String>> wanted) {
        return open(file, sheet, headerRow, wanted, old -> {
            throw new ImportRejected(Reason.of("table.old-excel"));
        });
    }

    private static String start(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return HexFormat.of().formatHex(content.readNBytes(4));
        }
    }

    private static Table text(TextFile file, HeaderSearch.Wish wish) throws IOException {
        return switch (firstCharacter(file)) {
            case -1 -> throw new ImportRejected(Reason.of("file.empty"));
            case '{' -> JsonLinesTable.open(file);
            case '[' -> JsonArrayTable.open(file);
            default -> CsvTable.open(file, wish);
        };
    }

    private static int firstCharacter(TextFile file) throws IOException {
        try (Reader reader = file.open()) {
            int character = reader.read();
            while (character >= 0 && Character.isWhitespace(character)) {
                character = reader.read();
            }
            return character;
        }
    }
}
