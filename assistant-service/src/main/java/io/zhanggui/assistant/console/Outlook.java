package io.zhanggui.assistant.console;

import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.faq.FaqEntry;
import io.zhanggui.knowledge.ingest.Example;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping leads to: the first product or entry, and which of the first rows would fail.
 *
 * @param row number of the row that became the first
 * @param refused how many of the rows would fail
 * @param seen how many rows were looked at
 */
record Outlook(
        int row,
        @Nullable Product product,
        @Nullable FaqEntry entry,
        List<ImportRunView.FailedRow> failures,
        int refused,
        int seen) {

    private static final int MOST = 3;

    static Outlook of(List<Example> examples, Locale locale) {
        List<ImportRunView.FailedRow> failures = examples.stream()
                .filter(Example.Refused.class::isInstance)
                .map(Example.Refused.class::cast)
                .map(refused -> new ImportRunView.FailedRow(
                        refused.row(), refused.reason().text(locale)))
                .toList();
        Example first = examples.stream()
                .filter(example -> !(example instanceof Example.Refused))
                .findFirst()
                .orElse(null);
        return new Outlook(
                first == null ? 0 : first.row(),
                first instanceof Example.OfProduct found ? found.product() : null,
                first instanceof Example.OfFaq found ? found.entry() : null,
                failures.stream().limit(MOST).toList(),
                failures.size(),
                examples.size());
    }
}
