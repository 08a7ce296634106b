package io.zhanggui.evaluation.subject;

import io.zhanggui.evaluation.check.Groundedness;
import io.zhanggui.evaluation.check.Grounding;
import io.zhanggui.evaluation.subject.Answer.Citation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an answer may rely on: the quotes of its citations, and their titles. A quoted value ({@code 500ml}) says little alone,
 * so that it also stands in one sentence with what it is of; the title of a quoted text is a text of its own.
 *
 * @param texts as a check reads them
 * @param citations which citation each text is of, by its 0-based index
 */
record CitedTexts(List<String> texts, List<Integer> citations) {

    private static final Pattern SENTENCES = Pattern.compile(".*(?:\\R.*|[。！？；!?;.])", Pattern.DOTALL);

    /** A citation without a quote gives nothing. */
    static CitedTexts of(List<Citation> citations) {
        List<String> texts = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        for (int i = 0; i < citations.size(); i++) {
            for (String text : texts(citations.get(i))) {
                texts.add(text);
                owners.add(i);
            }
        }
        return new CitedTexts(texts, owners);
    }

    private static List<String> texts(Citation citation) {
        String quote = citation.quote().strip();
        String title = citation.title().strip();
        if (quote.isEmpty()) {
            return List.of();
        }
        if (title.isEmpty()) {
            return List.of(quote);
        }
        return List.of(quote, SENTENCES.matcher(quote).matches() ? title : title + ": " + quote);
    }

    /** How far the text stands in them; each sentence with the citation that bears it out best. */
    Grounding bearOut(String text, String question, Groundedness groundedness) {
        Grounding grounding = groundedness.of(text, question, texts);
        return new Grounding(
                grounding.score(),
                grounding.sentences().stream().map(this::cited).toList());
    }

    private Grounding.Sentence cited(Grounding.Sentence sentence) {
        return sentence.passage() < 0
                ? sentence
                : new Grounding.Sentence(sentence.text(), sentence.score(), citations.get(sentence.passage()));
    }
}
