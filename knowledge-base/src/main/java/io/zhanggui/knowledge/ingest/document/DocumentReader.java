package io.zhanggui.knowledge.ingest.document;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.ImportRejected;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Reads documents into pieces. Thread-safe. */
public final class DocumentReader {

    private final TikaParser parser;

    /**
     * @param patience how long one document may take
     */
    public DocumentReader(Duration patience) {
        this.parser = new TikaParser(patience);
    }

    /**
     * @param name with an extension, which helps to tell the format
     * @throws ImportRejected if there is no text that can be read
     */
    public DocumentText read(Path file, String name) {
        ParsedDocument document = parser.parse(file, name);
        Outline outline = new Outline(document, baseName(name));
        List<DocumentText.Piece> pieces = new Cutter().cut(outline);
        if (pieces.isEmpty()) {
            String code = document.mediaType().equals("application/pdf") ? "document.scanned" : "document.no-text";
            throw new ImportRejected(Reason.of(code, name));
        }
        return new DocumentText(document.mediaType(), outline.title(), pieces);
    }

    private static String baseName(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
