package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.ingest.table.OldWorkbooks;
import io.zhanggui.knowledge.ingest.table.Table;
import io.zhanggui.knowledge.ingest.table.Tables;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Takes what a merchant brings. An import is one transaction: all rows it reports are there, or none. When a method returns,
 * searches find the rows. Bringing the same content again changes nothing.
 *
 * <p>Thread-safe; imports of one merchant take turns.
 */
public final class Importer implements AutoCloseable {

    private final FactWriter writer;
    private final ZoneId zone;
    private final DocumentImport documents = new DocumentImport();

    /**
     * @param zone of dates that name none
     */
    public Importer(FactWriter writer, ZoneId zone) {
        this.writer = writer;
        this.zone = zone;
    }

    /**
     * Takes a table of products: CSV, XLSX, JSON Lines or a JSON array.
     *
     * @throws ImportRejected if nothing of the file can be taken
     */
    public ImportReport importProducts(Merchant merchant, SourceFile file, ImportMode mode, ImportProgress progress) {
        return importTable(merchant, TableKind.PRODUCTS, file, ColumnMapping.PROPOSED, mode, progress);
    }

    /**
     * Takes a table of FAQ entries: CSV, XLSX, JSON Lines or a JSON array.
     *
     * @throws ImportRejected if nothing of the file can be taken
     */
    public ImportReport importFaqs(Merchant merchant, SourceFile file, ImportMode mode, ImportProgress progress) {
        return importTable(merchant, TableKind.FAQS, file, ColumnMapping.PROPOSED, mode, progress);
    }

    /**
     * Takes a table whose columns hold what the mapping says.
     *
     * @throws ImportRejected if nothing of the file can be taken, or the mapping does not fit it
     * @throws ImportCancelled if the progress asked for it before the rows were committed
     */
    public ImportReport importTable(
            Merchant merchant,
            TableKind kind,
            SourceFile file,
            ColumnMapping mapping,
            ImportMode mode,
            ImportProgress progress) {
        try (Table table =
                Tables.open(file.content(), mapping.sheet(), mapping.headerRow(), kind.fitting(mapping), old(file))) {
            check(mapping, kind, table.headers());
            progress.at(0, 0);
            ImportReport report = writer.write(
                    merchant, () -> new TableImport(writer, merchant, kind, zone, progress).run(table, mapping, mode));
            index(merchant, report.total(), progress);
            return report;
        }
    }

    /**
     * Reads the beginning of a table and proposes what its columns hold. Imports nothing.
     *
     * @param place the sheet and the header row, where they are not to be found; its columns say nothing here
     * @param remembered the mapping that the merchant used for a table with these headers, if any
     * @throws ImportRejected if the file is no table that can be read
     */
    public TablePreview preview(
            TableKind kind,
            SourceFile file,
            ColumnMapping place,
            Function<List<String>, Optional<ColumnMapping>> remembered) {
        return new Previewing(kind, zone, remembered, old(file)).of(file, place);
    }

    private OldWorkbooks old(SourceFile file) {
        return content -> documents.sheets(content, file.name());
    }

    private static void check(ColumnMapping mapping, TableKind kind, List<String> headers) {
        if (!mapping.columns().isEmpty()) {
            mapping.problems(kind, headers).stream().findFirst().ifPresent(problem -> {
                throw new ImportRejected(problem);
            });
        }
    }

    /**
     * Takes a document in any format with a text: PDF, DOCX, XLSX, PPTX, HTML, Markdown, plain text and more. It replaces the
     * document of the same name.
     *
     * @throws ImportRejected if the document has no text that can be read
     * @throws ImportCancelled if the progress asked for it before the document was committed
     */
    public ImportReport importDocument(Merchant merchant, SourceFile file, ImportProgress progress) {
        progress.at(0, 0);
        String contentHash = documents.contentHash(file);
        if (contentHash.equals(writer.hashes(FactTable.DOCUMENT, merchant.id(), List.of(file.name()))
                .get(file.name()))) {
            progress.ended(RowEnd.taken(1, file.name(), RowEnd.State.UNCHANGED));
            index(merchant, 1, progress);
            return new ImportReport(1, 0, 0, 1, 0, List.of(), List.of());
        }
        DocumentFact document = documents.read(file, contentHash);
        if (progress.cancelled()) {
            throw new ImportCancelled();
        }
        ImportReport report = writer.write(merchant, () -> {
            FactBatches batches = new FactBatches(writer, FactTable.DOCUMENT, merchant.id(), progress);
            batches.add(1, document.limited(writer.scope(FactTable.DOCUMENT, merchant.id(), file.name())));
            return batches.report(0, List.of());
        });
        index(merchant, 1, progress);
        return report;
    }

    /** Ends the processes that parse documents. */
    @Override
    public void close() {
        documents.close();
    }

    /** A row is done when it is found. */
    private void index(Merchant merchant, int rows, ImportProgress progress) {
        progress.at(0, rows);
        writer.catchUp(
                merchant, (done, total) -> progress.at(Math.toIntExact((long) rows * done / Math.max(total, 1)), rows));
        writer.readBack(merchant);
        progress.at(rows, rows);
    }

    /** Takes ready-made passages, each a document of its own. Of two with the same id the first is taken. */
    public ImportReport importTexts(Merchant merchant, Stream<PlainText> texts) {
        ImportReport report = writer.write(merchant, () -> {
            Set<String> seen = new HashSet<>();
            FactBatches batches = new FactBatches(writer, FactTable.DOCUMENT, merchant.id(), ImportProgress.none());
            texts.filter(text -> seen.add(text.id()))
                    .map(DocumentFact::of)
                    .forEach(document -> batches.add(seen.size(), document));
            return batches.report(0, List.of());
        });
        writer.catchUp(merchant, ImportProgress.none());
        return report;
    }
}
