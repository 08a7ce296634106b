package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.ingest.table.Table;
import io.zhanggui.knowledge.ingest.table.Tables;
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
    private final DocumentImport documents = new DocumentImport();

    public Importer(FactWriter writer) {
        this.writer = writer;
    }

    /**
     * Takes a table of products: CSV, XLSX, JSON Lines or a JSON array.
     *
     * @throws ImportRejected if nothing of the file can be taken
     */
    public ImportReport importProducts(Merchant merchant, SourceFile file, ImportMode mode, ImportProgress progress) {
        return importTable(merchant, file, mode, progress, TableKind.PRODUCTS);
    }

    /**
     * Takes a table of FAQ entries: CSV, XLSX, JSON Lines or a JSON array.
     *
     * @throws ImportRejected if nothing of the file can be taken
     */
    public ImportReport importFaqs(Merchant merchant, SourceFile file, ImportMode mode, ImportProgress progress) {
        return importTable(merchant, file, mode, progress, TableKind.FAQS);
    }

    /**
     * Takes a document in any format with a text: PDF, DOCX, XLSX, PPTX, HTML, Markdown, plain text and more. It replaces the
     * document of the same name.
     *
     * @throws ImportRejected if the document has no text that can be read
     */
    public ImportReport importDocument(Merchant merchant, SourceFile file, ImportProgress progress) {
        String contentHash = documents.contentHash(file);
        if (contentHash.equals(writer.hashes(FactTable.DOCUMENT, merchant.id(), List.of(file.name()))
                .get(file.name()))) {
            index(merchant, 1, progress);
            return new ImportReport(1, 0, 0, 1, 0, List.of(), List.of());
        }
        DocumentFact document = documents.read(file, contentHash);
        ImportReport report = writer.write(merchant, () -> {
            FactBatches batches = new FactBatches(writer, FactTable.DOCUMENT, merchant.id());
            batches.add(document);
            return batches.report(List.of(), 0, List.of());
        });
        index(merchant, 1, progress);
        return report;
    }

    private ImportReport importTable(
            Merchant merchant, SourceFile file, ImportMode mode, ImportProgress progress, TableKind kind) {
        try (Table table = Tables.open(file.content(), kind.wanted())) {
            progress.at(0, 0);
            ImportReport report =
                    writer.write(merchant, () -> new TableImport(writer, merchant, kind).run(table, mode));
            index(merchant, report.total(), progress);
            return report;
        }
    }

    /** A row is done when it is found. */
    private void index(Merchant merchant, int rows, ImportProgress progress) {
        progress.at(0, rows);
        writer.catchUp(
                merchant, (done, total) -> progress.at(Math.toIntExact((long) rows * done / Math.max(total, 1)), rows));
        progress.at(rows, rows);
    }

    /** Takes ready-made passages, each a document of its own. Of two with the same id the first is taken. */
    public ImportReport importTexts(Merchant merchant, Stream<PlainText> texts) {
        ImportReport report = writer.write(merchant, () -> {
            Set<String> seen = new HashSet<>();
            FactBatches batches = new FactBatches(writer, FactTable.DOCUMENT, merchant.id());
            texts.filter(text -> seen.add(text.id())).map(DocumentFact::of).forEach(batches::add);
            return batches.report(List.of(), 0, List.of());
        });
        writer.catchUp(merchant, ImportProgress.none());
        return report;
    }
}
