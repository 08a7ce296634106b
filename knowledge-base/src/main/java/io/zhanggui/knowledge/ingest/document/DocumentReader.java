package io.zhanggui.knowledge.ingest.document;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.ImportRejected;
import io.zhanggui.knowledge.ingest.table.Sheet;
import java.nio.file.Path;
import java.util.List;

/** Reads documents into pieces. Thread-safe. */
public final class DocumentReader implements AutoCloseable {

    private final ParserProcesses parsers;

    public DocumentReader(ParserLimits limits) {
        this.parsers = new ParserProcesses(limits);
    }

    /**
     * @param name with an extension, which helps to tell the format
     * @throws ImportRejected if there is no text that can be read
     */
    public DocumentText read(Path file, String name) {
        ParsedDocument document = parsers.parse(file, name);
        Outline outline = new Outline(document, baseName(name));
        List<DocumentText.Piece> pieces = new Cutter().cut(outline);
        if (pieces.isEmpty()) {
            throw new ImportRejected(
                    Reason.of(isPicture(document.mediaType()) ? "document.scanned" : "document.no-text", name));
        }
        return new DocumentText(document.mediaType(), outline.title(), pieces);
    }

    /**
     * The sheets of a workbook of the binary format.
     *
     * @param name of the file
     * @throws ImportRejected if it is none that can be read
     */
    public List<Sheet> sheets(Path file, String name) {
        return parsers.sheets(file, name);
    }

    @Override
    public void close() {
        parsers.close();
    }

    private static boolean isPicture(String mediaType) {
        return mediaType.equals("application/pdf") || mediaType.startsWith("image/");
    }

    private static String baseName(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
