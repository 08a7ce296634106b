package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.index.Facets;
import io.zhanggui.knowledge.ingest.IndexedPassage.Position;
import io.zhanggui.knowledge.ingest.document.DocumentReader;
import io.zhanggui.knowledge.ingest.document.DocumentText;
import io.zhanggui.knowledge.ingest.document.DocumentText.Piece;
import io.zhanggui.knowledge.ingest.document.ParserLimits;
import io.zhanggui.knowledge.ingest.table.Sheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes a fact of a document. */
final class DocumentImport implements AutoCloseable {

    /** Part of the content hash: a change of how documents are cut makes them new. */
    private static final String CUT = "1";

    private static final int NAME_LIMIT = 200;

    private final DocumentReader reader = new DocumentReader(ParserLimits.DEFAULT);

    /** The content hash that {@link #read} would give, without reading more than the bytes. */
    String contentHash(SourceFile file) {
        if (file.name().isBlank() || file.name().length() > NAME_LIMIT) {
            throw new ImportRejected(Reason.of("document.name", String.valueOf(NAME_LIMIT)));
        }
        try {
            if (Files.size(file.content()) == 0) {
                throw new ImportRejected(Reason.of("document.empty", file.name()));
            }
            return Hash.of(CUT, Hash.ofFile(file.content()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DocumentFact read(SourceFile file, String contentHash) {
        DocumentText text = reader.read(file.content(), file.name());
        try {
            return new DocumentFact(
                    file.name(),
                    text.mediaType(),
                    Files.size(file.content()),
                    contentHash,
                    Scope.EVERYWHERE,
                    passages(file.name(), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<IndexedPassage> passages(String name, DocumentText text) {
        List<IndexedPassage> passages = new ArrayList<>();
        Map<String, Integer> occurrences = new HashMap<>();
        for (Piece piece : text.pieces()) {
            int occurrence = occurrences.merge(piece.place(), 1, Integer::sum) - 1;
            passages.add(IndexedPassage.of(
                    Facets.of(PassageKind.DOCUMENT, null),
                    name,
                    text.title(),
                    piece.text(),
                    new Position(piece.place(), occurrence, passages.size()),
                    List.of(heading(text.title(), piece.place()) + "\n" + piece.text())));
        }
        return passages;
    }

    /** The sheets of a workbook of the binary format. */
    List<Sheet> sheets(Path file, String name) {
        return reader.sheets(file, name);
    }

    @Override
    public void close() {
        reader.close();
    }

    /** Page numbers say nothing of the content. */
    private static String heading(String title, String place) {
        return place.isEmpty() || place.startsWith("p. ") ? title : title + " > " + place;
    }
}
