package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Merchant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes what a merchant brings. An import is one transaction: all rows it reports are there, or none. When a method returns,
 * searches find the rows. Bringing the same content again changes nothing.
 *
 * <p>Thread-safe; imports of one merchant take turns.
 */
public final class Importer {

    private final FactWriter writer;

    public Importer(FactWriter writer) {
        this.writer = writer;
    }

    /**
     * Takes a table of products: CSV, XLSX, JSON Lines or a JSON array.
     *
     * @throws ImportRejected if nothing of the file can be taken
     */
    public ImportReport importProducts(Merchant merchant, SourceFile file, ImportMode mode, ImportProgress progress) {
        return importTexts(merchant, Stream.empty());
    }

    /**
     * Takes a table of FAQ entries: CSV, XLSX, JSON Lines or a JSON array.
     *
     * @throws ImportRejected if nothing of the file can be taken
     */
    public ImportReport importFaqs(Merchant merchant, SourceFile file, ImportMode mode, ImportProgress progress) {
        return importTexts(merchant, Stream.empty());
    }

    /**
     * Takes a document in any format with a text: PDF, DOCX, XLSX, PPTX, HTML, Markdown, plain text and more. It replaces the
     * document of the same name.
     *
     * @throws ImportRejected if the document has no text that can be read
     */
    public ImportReport importDocument(Merchant merchant, SourceFile file, ImportProgress progress) {
        return importTexts(merchant, Stream.empty());
    }

    /** Takes ready-made passages, each a document of its own. Of two with the same id the first is taken. */
    public ImportReport importTexts(Merchant merchant, Stream<PlainText> texts) {
        ImportReport report = writer.write(merchant, () -> {
            Set<String> seen = new HashSet<>();
            FactBatches batches = new FactBatches(writer, FactTable.DOCUMENT, merchant.id());
            texts.filter(text -> seen.add(text.id())).map(DocumentFact::of).forEach(batches::add);
            batches.flush();
            return new ImportReport(
                    batches.taken(),
                    batches.imported(),
                    batches.updated(),
                    batches.unchanged(),
                    0,
                    List.of(),
                    List.of());
        });
        writer.catchUp(merchant, ImportProgress.none());
        return report;
    }
}
