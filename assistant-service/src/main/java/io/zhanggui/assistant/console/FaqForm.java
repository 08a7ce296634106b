package io.zhanggui.assistant.console;

import io.zhanggui.knowledge.faq.FaqEntry;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands in the editor.
 *
 * @param id blank for a new one
 * @param version of what the person saw; blank where nothing stood there
 * @param similar other ways to ask it, one a line
 */
record FaqForm(String id, String version, String question, String similar, String answer, LimitsForm limits) {

    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

    /** A field that a form leaves out is blank. */
    FaqForm {
        id = Objects.requireNonNullElse(id, "");
        version = Objects.requireNonNullElse(version, "");
        question = Objects.requireNonNullElse(question, "");
        similar = Objects.requireNonNullElse(similar, "");
        answer = Objects.requireNonNullElse(answer, "");
        limits = Objects.requireNonNullElse(limits, LimitsForm.NONE);
    }

    static FaqForm of(FaqEntry entry, String version, ZoneId zone) {
        return new FaqForm(
                entry.id(),
                version,
                entry.question(),
                String.join("\n", entry.similarQuestions()),
                entry.answer(),
                LimitsForm.of(entry.language(), entry.validity(), zone));
    }

    /** Whether the entry does not exist yet. */
    public boolean fresh() {
        return version.isBlank();
    }

    List<String> similarQuestions() {
        return LINE_END.splitAsStream(similar)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** All ways to ask it. */
    List<String> questions() {
        return Stream.concat(Stream.of(question), similarQuestions().stream()).toList();
    }

    boolean complete() {
        return !question.isBlank() && !answer.isBlank();
    }

    /**
     * The entry to be kept. Browsers send each line end as CR LF: an answer that was not touched keeps the stored bytes,
     * another one the stored kind of line end.
     */
    FaqEntry entry(String newId, @Nullable FaqEntry stored, ZoneId zone) {
        return new FaqEntry(
                newId,
                question.strip(),
                similarQuestions(),
                answer(stored),
                limits.languageOrOwn(),
                limits.validity(zone));
    }

    private String answer(@Nullable FaqEntry stored) {
        String bare = bare(answer);
        if (stored == null) {
            return bare;
        }
        if (bare(stored.answer()).equals(bare)) {
            return stored.answer();
        }
        return stored.answer().contains("\r\n") ? bare.replace("\n", "\r\n") : bare;
    }

    private static String bare(String text) {
        return LINE_END.matcher(text).replaceAll("\n");
    }

    /** The same with these ways to ask it besides. */
    FaqForm asking(List<String> questions) {
        List<String> all = Stream.concat(similarQuestions().stream(), questions.stream())
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.equals(question))
                .distinct()
                .toList();
        return new FaqForm(id, version, question, String.join("\n", all), answer, limits);
    }

    FaqForm at(String newVersion) {
        return new FaqForm(id, newVersion, question, similar, answer, limits);
    }
}
