package io.zhanggui.assistant.copywriting;

import io.zhanggui.assistant.compliance.AiLabel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A line of an export. */
final class ExportRow {

    private ExportRow() {}

    /** Heads of a table's columns, in the language of the copy. */
    static List<String> head(CopyTexts texts, Locale locale) {
        return List.of(
                texts.column("product", locale),
                texts.column("title", locale),
                texts.column("copyTitle", locale),
                texts.column("copyBody", locale),
                texts.column("channel", locale),
                texts.column("status", locale),
                texts.column("findings", locale),
                texts.column("backend", locale),
                texts.column("prompt", locale),
                AiLabel.column(locale),
                texts.column("variant", locale),
                texts.column("review", locale));
    }

    /** The cells below {@link #head}. */
    static List<String> cells(CopyJob job, CopyItem item, CopyTexts texts) {
        return List.copyOf(fields(job, item, texts).values());
    }

    /** The same by the names that programs use. */
    static Map<String, String> fields(CopyJob job, CopyItem item, CopyTexts texts) {
        Draft draft = item.draft();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("productId", item.productCode());
        fields.put("title", item.productTitle());
        fields.put("copyTitle", draft == null ? "" : draft.title());
        fields.put("copyBody", draft == null ? "" : draft.body());
        fields.put("channel", job.channel());
        fields.put("status", item.status().name().toLowerCase(Locale.ROOT));
        fields.put("findings", findings(job, item, texts));
        fields.put("backend", draft == null ? "" : draft.backend());
        fields.put("promptVersion", draft == null ? "" : draft.promptVersion());
        fields.put(AiLabel.column(job.locale()), draft == null ? "" : texts.column("generated", job.locale()));
        fields.put("variant", Integer.toString(item.variant()));
        fields.put("review", item.reviewed().name().toLowerCase(Locale.ROOT));
        return fields;
    }

    private static String findings(CopyJob job, CopyItem item, CopyTexts texts) {
        Draft draft = item.draft();
        FailureReason reason = item.reason();
        if (reason != null) {
            return texts.reason(reason, job.locale());
        }
        return draft == null
                ? ""
                : draft.findings().stream()
                        .map(finding -> texts.finding(finding, job.locale()))
                        .distinct()
                        .collect(Collectors.joining("\n"));
    }
}
