package io.zhanggui.knowledge.retrieval;

import static java.util.Comparator.comparingDouble;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.scoring.ScoringModel;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.Tenancy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a model put the head of a ranking in order. A model that fails, is late or answers with other than a number for each hit leaves
 * the order as it is. Only searches over all kinds of passages are reordered: who asks for one kind weighs what comes by other signs.
 *
 * <p>Scores stay with the places: the first hit of the new order bears the score of the first of the old, and so on. They fall along the list as
 * they did, and the head is as far above the rest as it was; what the model's own numbers mean, each model has its own mind of.
 *
 * <p>Thread-safe.
 *
 * @param models of merchants; none for those whose ranking stays as it is
 * @param top how many hits at most a model is shown
 * @param budget how long a search waits for it
 * @param listener told how each call of a model ended, by the thread that searches
 */
public record Reranking(
        Function<Merchant, Optional<ScoringModel>> models, int top, Duration budget, Consumer<Outcome> listener) {

    /** How the call of a model ended. */
    public enum Outcome {
        REORDERED,
        /** It threw, or the search was interrupted. */
        FAILED,
        /** It took more than the budget. */
        LATE,
        /** Not one number for each hit. */
        UNUSABLE
    }

    /** Leaves every ranking as it is. */
    public static final Reranking NONE = new Reranking(merchant -> Optional.empty(), 1, Duration.ZERO);

    private static final Logger log = LoggerFactory.getLogger(Reranking.class);

    private record Judged(Hit hit, double score) {}

    public Reranking(Function<Merchant, Optional<ScoringModel>> models, int top, Duration budget) {
        this(models, top, budget, outcome -> {});
    }

    /** The same, telling how each call of a model ended. */
    public Reranking counted(Consumer<Outcome> other) {
        return new Reranking(models, top, budget, other);
    }

    /** Whether a model would be asked about a ranking of more than one hit. */
    boolean appliesTo(SearchRequest request) {
        return request.kinds().isEmpty() && models.apply(request.merchant()).isPresent();
    }

    /** The hits in the order of the model; none if they stay as they are. */
    Optional<List<Hit>> reordered(SearchRequest request, List<Hit> ranking) {
        List<Hit> head = ranking.subList(0, Math.min(top, ranking.size()));
        if (!request.kinds().isEmpty() || head.size() < 2) {
            return Optional.empty();
        }
        return models.apply(request.merchant())
                .flatMap(model -> scores(model, request, head))
                .map(scores -> Stream.concat(
                                ordered(head, scores), ranking.stream().skip(head.size()))
                        .toList());
    }

    private static Stream<Hit> ordered(List<Hit> head, List<Double> scores) {
        List<Hit> inOrder = IntStream.range(0, head.size())
                .mapToObj(i -> new Judged(head.get(i), scores.get(i)))
                .sorted(comparingDouble(Judged::score).reversed())
                .map(Judged::hit)
                .toList();
        return IntStream.range(0, head.size())
                .mapToObj(i -> inOrder.get(i).scored(head.get(i).score()));
    }

    private Optional<List<Double>> scores(ScoringModel model, SearchRequest request, List<Hit> head) {
        List<TextSegment> texts = new ArrayList<>();
        head.forEach(hit -> texts.add(TextSegment.from(text(hit.passage()))));
        FutureTask<@Nullable List<Double>> scoring =
                new FutureTask<>(() -> model.scoreAll(texts, request.text()).content());
        Thread.ofVirtual().name("rerank").start(Tenancy.carried(scoring));
        try {
            List<Double> scores = scoring.get(budget.toMillis(), TimeUnit.MILLISECONDS);
            if (areUsable(scores, head.size())) {
                listener.accept(Outcome.REORDERED);
                return Optional.of(scores);
            }
            ends(Outcome.UNUSABLE, request, "asked for " + head.size() + " numbers, the model gave " + scores, null);
        } catch (TimeoutException late) {
            ends(Outcome.LATE, request, "the model took more than " + budget, null);
        } catch (ExecutionException failed) {
            ends(Outcome.FAILED, request, "the model failed", failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ends(Outcome.FAILED, request, "the search was interrupted", null);
        } finally {
            scoring.cancel(true);
        }
        return Optional.empty();
    }

    private static boolean areUsable(@Nullable List<Double> scores, int expected) {
        return scores != null
                && scores.size() == expected
                && scores.stream().allMatch(score -> score != null && Double.isFinite(score));
    }

    private void ends(Outcome outcome, SearchRequest request, String reason, @Nullable Throwable cause) {
        log.warn("A ranking of {} stays as it is: {}", request.merchant().id(), reason, cause);
        listener.accept(outcome);
    }

    private static String text(Passage passage) {
        return passage.title().isBlank() ? passage.text() : passage.title() + "\n" + passage.text();
    }
}
