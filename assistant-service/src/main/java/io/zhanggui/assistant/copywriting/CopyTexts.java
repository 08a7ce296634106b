package io.zhanggui.assistant.copywriting;

import io.zhanggui.evaluation.check.Finding;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** What is said about drafts, in Chinese for a Chinese locale, else in English. Thread-safe. */
@Component
public class CopyTexts {

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    CopyTexts() {
        texts.setBasename("io.zhanggui.assistant.copywriting.texts");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        texts.setAlwaysUseMessageFormat(true);
    }

    /** What is wrong, and what the source says instead. */
    public String finding(DraftFinding about, Locale locale) {
        Finding finding = about.finding();
        String key = "finding." + finding.code();
        String other = text("finding.other", locale, finding.quote());
        String plain = textOr(key, other, locale, finding.quote(), finding.expected());
        return finding.expected().isEmpty()
                ? plain
                : textOr(key + ".expected", plain, locale, finding.quote(), finding.expected());
    }

    /** Why nothing was written. */
    public String reason(FailureReason reason, Locale locale) {
        return text("reason." + reason.name(), locale);
    }

    public String status(ItemStatus status, Locale locale) {
        return text("status." + status.name(), locale);
    }

    public String tone(Tone tone, Locale locale) {
        return text("tone." + tone.name(), locale);
    }

    /** The tone as a model is told of it; later variants are asked for another angle. */
    String tone(Brief brief) {
        String tone = tone(brief.tone(), brief.locale());
        return brief.variant() == 1 ? tone : text("variant", brief.locale(), tone, brief.variant());
    }

    /** Head of a column of an export. */
    String column(String name, Locale locale) {
        return text("column." + name, locale);
    }

    private String text(String key, Locale locale, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }

    private String textOr(String key, String fallback, Locale locale, Object... arguments) {
        String text = texts.getMessage(key, arguments, null, locale);
        return text == null ? fallback : text;
    }
}
