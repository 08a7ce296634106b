package io.zhanggui.knowledge.retrieval;

import static java.util.Comparator.comparingDouble;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.scoring.ScoringModel;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.Passage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a model put the head of a ranking in order. A model that fails, or is late, leaves the order as it is. Only searches
 * over all kinds of passages are reordered: who asks for one kind weighs what comes by other signs. Thread-safe.
 *
 * @param models of merchants; none for those whose ranking stays as it is
 * @param top how many hits at most a model is shown
 * @param budget how long a search waits for it
 */
public record Reranking(Function<Merchant, Optional<ScoringModel>> models, int top, Duration budget) {

    /** Leaves every ranking as it is. */
    public static final Reranking NONE = new Reranking(merchant -> Optional.empty(), 1, Duration.ZERO);

    private static final Logger log = LoggerFactory.getLogger(Reranking.class);

    private record Scored(Hit hit, double score) {}

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
        return IntStream.range(0, head.size())
                .mapToObj(i -> new Scored(head.get(i), scores.get(i)))
                .sorted(comparingDouble(Scored::score).reversed())
                .map(Scored::hit);
    }

    private Optional<List<Double>> scores(ScoringModel model, SearchRequest request, List<Hit> head) {
        List<TextSegment> texts = new ArrayList<>();
        head.forEach(hit -> texts.add(TextSegment.from(text(hit.passage()))));
        FutureTask<List<Double>> scoring =
                new FutureTask<>(() -> model.scoreAll(texts, request.text()).content());
        Thread.ofVirtual().name("rerank").start(scoring);
        try {
            return Optional.of(scoring.get(budget.toMillis(), TimeUnit.MILLISECONDS))
                    .filter(scores -> scores.size() == head.size());
        } catch (TimeoutException late) {
            log.warn(
                    "A ranking of {} stays as it is: the model took more than {}",
                    request.merchant().id(),
                    budget);
        } catch (ExecutionException failed) {
            log.warn("A ranking of {} stays as it is", request.merchant().id(), failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            scoring.cancel(true);
        }
        return Optional.empty();
    }

    private static String text(Passage passage) {
        return passage.title().isBlank() ? passage.text() : passage.title() + "\n" + passage.text();
    }
}
