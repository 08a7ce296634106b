package io.zhanggui.assistant.console;

import io.zhanggui.assistant.support.Candidate;
import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.retrieval.Explanation.Reasoned;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A passage in the ranking of a question.
 *
 * @param found how search found it; null where only a look within its own kind brought it up
 * @param weighed how it was weighed as the answer; null where it was not
 */
record TryRow(
        Passage passage,
        String question,
        @Nullable Reasoned found,
        @Nullable Candidate weighed) {

    private static final int SNIPPET = 160;

    public String kind() {
        return passage.kind().name().toLowerCase(Locale.ROOT);
    }

    public List<Marked> title() {
        return Marked.pieces(passage.title(), question);
    }

    /** The words that would be told, or the beginning of the text. */
    public List<Marked> text() {
        String text = weighed == null ? passage.text().strip().replaceAll("\\s*\\R\\s*", " · ") : weighed.quote();
        boolean whole = text.codePointCount(0, text.length()) <= SNIPPET;
        return Marked.pieces(
                whole
                        ? text
                        : text.substring(0, text.offsetByCodePoints(0, SNIPPET)).stripTrailing() + "…",
                question);
    }

    /** The way to ask it that came nearest, if it is not the title. */
    public List<Marked> matched() {
        return found == null
                        || passage.kind() != PassageKind.FAQ
                        || found.hit().matchedText().equals(passage.title())
                ? List.of()
                : Marked.pieces(found.hit().matchedText(), question);
    }

    public boolean chosen() {
        return weighed != null && weighed.chosen();
    }

    public boolean likely() {
        return weighed != null && weighed.logOdds() >= 0;
    }

    /** The probability that it answers the question, in percent. */
    public int percent() {
        return weighed == null ? 0 : (int) Math.round(100 * weighed.probability());
    }

    /** What spoke for it and against it, the strongest first; what weighs next to nothing is left out. */
    public List<SignBar> signs() {
        return weighed == null
                ? List.of()
                : weighed.signs().stream()
                        .filter(sign -> Math.abs(sign.weight()) >= 0.05)
                        .sorted(Comparator.comparingDouble((Candidate.Sign sign) -> Math.abs(sign.weight()))
                                .reversed())
                        .map(SignBar::of)
                        .toList();
    }

    /**
     * A sign as a bar from the middle.
     *
     * @param name key of its name
     * @param weight log odds
     * @param start where the bar begins, 0 to 100
     * @param width 0 to 50
     */
    record SignBar(String name, double weight, double start, double width) {

        /** Log odds that fill half the bar. */
        private static final double FULL = 8;

        static SignBar of(Candidate.Sign sign) {
            double width = Math.min(1, Math.abs(sign.weight()) / FULL) * 50;
            return new SignBar(
                    "sign." + sign.kind().name().toLowerCase(Locale.ROOT),
                    sign.weight(),
                    sign.weight() < 0 ? 50 - width : 50,
                    width);
        }

        public boolean against() {
            return weight < 0;
        }
    }
}
