package io.zhanggui.evaluation.judge;

import static java.util.Comparator.comparingDouble;

import dev.langchain4j.model.chat.ChatModel;
import io.zhanggui.evaluation.judge.Jury.Said;
import io.zhanggui.evaluation.judge.Jury.Silent;
import io.zhanggui.evaluation.judge.Verdicts.Better;
import io.zhanggui.evaluation.judge.Verdicts.Place;
import io.zhanggui.evaluation.judge.Verdicts.Scale;
import io.zhanggui.prompts.CorrectnessRubric;
import io.zhanggui.prompts.FaithfulnessRubric;
import io.zhanggui.prompts.PassageText;
import io.zhanggui.prompts.PreferenceRubric;
import io.zhanggui.prompts.Prompts;
import io.zhanggui.prompts.Rendered;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A language model that judges answers by rubrics. It is asked several times for a score, and about a pair in both orders,
 * since judges prefer places (Zheng et al., Judging LLM-as-a-Judge, 2023). Its own failures are told apart from bad answers.
 *
 * <p>Thread-safe as the model is.
 */
public final class Judge {

    private final Jury jury;
    private final int samples;
    private final Locale locale;
    private final Prompts prompts = Prompts.bundled();

    /**
     * @param name of the model, part of the key by which replies are kept
     * @param samples how often a score is asked for, 1 or more
     * @param locale of the rubrics
     */
    public Judge(ChatModel model, String name, int samples, Locale locale, KeptReplies kept, Spending spending) {
        if (samples < 1) {
            throw new IllegalArgumentException("A judge is asked at least once: " + samples);
        }
        this.jury = new Jury(new PaidModel(model, spending), name, kept);
        this.samples = samples;
        this.locale = locale;
    }

    /** The question how far the answer says what the passages say, for {@link #score}. */
    public Rendered faithfulness(String question, List<PassageText> passages, String answer) {
        return prompts.render(new FaithfulnessRubric(passages, question, answer), locale);
    }

    /**
     * The question how far the answer says what is known to be right, for {@link #score}.
     *
     * @param reference facts, or whole answers
     */
    public Rendered correctness(String question, List<String> reference, String answer) {
        return prompts.render(new CorrectnessRubric(question, reference, answer), locale);
    }

    /** What a score costs, about, in fen; what is known already costs nothing. */
    public double estimatedCost(Rendered rubric) {
        return IntStream.range(0, samples)
                .mapToDouble(sample -> jury.estimatedCost(rubric, sample))
                .sum();
    }

    /** Asks for the score of a rubric. */
    public Judgement score(Rendered rubric) {
        List<Scale> scores = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (int sample = 0; sample < samples; sample++) {
            switch (jury.ask(rubric, sample)) {
                case Silent silent -> {
                    return silent.why();
                }
                case Said said -> {
                    Optional<Scale> score = Verdicts.score(said.text());
                    score.ifPresentOrElse(scores::add, () -> unread.add(said.text()));
                }
            }
        }
        return 2 * scores.size() < samples ? new Judgement.Unparseable(unread.getFirst()) : scored(scores);
    }

    /** Which answer serves the shopper better. */
    public Preference preference(String question, List<PassageText> passages, String first, String second) {
        Opinion asGiven = opinion(new PreferenceRubric(passages, question, first, second));
        Opinion swapped = opinion(new PreferenceRubric(passages, question, second, first));
        if (asGiven instanceof Opinion.None none) {
            return new Preference.NotJudged(none.why());
        }
        if (swapped instanceof Opinion.None none) {
            return new Preference.NotJudged(none.why());
        }
        return agreed(((Opinion.Of) asGiven).better(), ((Opinion.Of) swapped).better());
    }

    /** What the two questions of a preference cost, about, in fen. */
    double estimatedPreferenceCost(String question, List<PassageText> passages, String first, String second) {
        return jury.estimatedCost(prompts.render(new PreferenceRubric(passages, question, first, second), locale), 0)
                + jury.estimatedCost(
                        prompts.render(new PreferenceRubric(passages, question, second, first), locale), 0);
    }

    private sealed interface Opinion {

        record Of(Better better) implements Opinion {}

        record None(Judgement why) implements Opinion {}
    }

    private static Preference agreed(Better asGiven, Better swapped) {
        if (asGiven.place() == Place.FIRST && swapped.place() == Place.SECOND) {
            return new Preference.First(asGiven.reason());
        }
        if (asGiven.place() == Place.SECOND && swapped.place() == Place.FIRST) {
            return new Preference.Second(asGiven.reason());
        }
        return new Preference.Neither(asGiven.place() != Place.NEITHER && asGiven.place() == swapped.place());
    }

    private Opinion opinion(PreferenceRubric rubric) {
        return switch (jury.ask(prompts.render(rubric, locale), 0)) {
            case Silent silent -> new Opinion.None(silent.why());
            case Said said ->
                Verdicts.better(said.text())
                        .<Opinion>map(Opinion.Of::new)
                        .orElseGet(() -> new Opinion.None(new Judgement.Unparseable(said.text())));
        };
    }

    private static Judgement scored(List<Scale> scores) {
        double mean = scores.stream().mapToDouble(Scale::value).average().orElseThrow();
        double variance = scores.stream()
                .mapToDouble(score -> (score.value() - mean) * (score.value() - mean))
                .average()
                .orElseThrow();
        Scale typical = scores.stream()
                .min(comparingDouble(score -> Math.abs(score.value() - mean)))
                .orElseThrow();
        return new Judgement.Scored(mean, Math.sqrt(variance), scores.size(), typical.reason());
    }
}
