package io.zhanggui.assistant.sample;

import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.ingest.ImportMode;
import io.zhanggui.knowledge.ingest.ImportProgress;
import io.zhanggui.knowledge.ingest.ImportReport;
import io.zhanggui.knowledge.ingest.Importer;
import io.zhanggui.knowledge.ingest.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Brings a sample shop through the importers that a merchant uses. */
@Component
class SampleLoader {

    private final Importer importer;

    SampleLoader(Importer importer) {
        this.importer = importer;
    }

    /** How many of each kind were new; the rest was there already. */
    record Loaded(int products, int faqs, int documents) {}

    /**
     * Imports the shop's files; what is there already stays as it is.
     *
     * @throws IllegalStateException if a row is not taken: what we ship has to be whole
     */
    Loaded load(Merchant merchant, SampleShop shop) {
        int products = taken(
                shop,
                shop.products(),
                shop.products(),
                file -> importer.importProducts(merchant, file, ImportMode.MERGE, ImportProgress.none()));
        int faqs = taken(
                shop,
                shop.faqs(),
                shop.faqs(),
                file -> importer.importFaqs(merchant, file, ImportMode.MERGE, ImportProgress.none()));
        int documents = shop.documents().entrySet().stream()
                .mapToInt(document -> taken(
                        shop,
                        document.getKey(),
                        document.getValue(),
                        file -> importer.importDocument(merchant, file, ImportProgress.none())))
                .sum();
        return new Loaded(products, faqs, documents);
    }

    private static int taken(SampleShop shop, String file, String name, Function<SourceFile, ImportReport> importInto) {
        try {
            Path copy = Files.createTempFile("zhanggui-sample", null);
            try (InputStream content = shop.open(file)) {
                Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
                return whole(name, importInto.apply(new SourceFile(name, copy)));
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int whole(String name, ImportReport report) {
        if (!report.failed().isEmpty()) {
            throw new IllegalStateException(report.failed().stream()
                    .map(row -> "row " + row.row() + ": " + row.reason().text(Locale.ENGLISH))
                    .collect(Collectors.joining("; ", "The sample shop's " + name + " cannot be taken: ", "")));
        }
        return report.imported();
    }
}
