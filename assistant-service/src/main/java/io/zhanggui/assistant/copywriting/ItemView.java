package io.zhanggui.assistant.copywriting;

import io.zhanggui.assistant.compliance.AiLabel;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An item as it goes over the wire.
 *
 * @param review {@code open}, {@code accepted}, {@code rejected}
 * @param label the mark that has to stand beside the text wherever it is shown
 * @param reason in words, of a failed item
 */
record ItemView(
        String id,
        String jobId,
        String productId,
        String productTitle,
        int variant,
        String status,
        String review,
        @Nullable String title,
        @Nullable String body,
        @Nullable String label,
        List<FindingView> findings,
        @Nullable String backend,
        @Nullable String promptVersion,
        boolean edited,
        @Nullable String reason) {

    /** What is wrong with a draft, in words, and where: {@code start} counts UTF-16 units of the field. */
    record FindingView(String code, String field, String quote, int start, String expected, String message) {}

    static ItemView of(CopyItem item, Locale written, CopyTexts texts, Locale reader) {
        Draft draft = item.draft();
        FailureReason reason = item.reason();
        return new ItemView(
                item.id(),
                item.jobId(),
                item.productCode(),
                item.productTitle(),
                item.variant(),
                item.status().name().toLowerCase(Locale.ROOT),
                item.reviewed().name().toLowerCase(Locale.ROOT),
                draft == null ? null : draft.title(),
                draft == null ? null : draft.body(),
                draft == null ? null : AiLabel.visible(written),
                draft == null ? List.of() : findings(draft, texts, reader),
                draft == null ? null : draft.backend(),
                draft == null ? null : draft.promptVersion(),
                draft != null && draft.edited(),
                reason == null ? null : texts.reason(reason, reader));
    }

    private static List<FindingView> findings(Draft draft, CopyTexts texts, Locale reader) {
        return draft.findings().stream()
                .map(about -> new FindingView(
                        about.finding().code(),
                        about.part().name().toLowerCase(Locale.ROOT),
                        about.finding().quote(),
                        about.finding().start(),
                        about.finding().expected(),
                        texts.finding(about, reader)))
                .toList();
    }
}
