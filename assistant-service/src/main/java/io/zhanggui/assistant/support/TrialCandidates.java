package io.zhanggui.assistant.support;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.support.TrialAnswer.Way;
import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.ingest.Passages;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What was weighed for a question, told to a person. Thread-safe. */
@Component
class TrialCandidates {

    private final Passages passages;

    TrialCandidates(Passages passages) {
        this.passages = passages;
    }

    /** The likeliest first; of each passage the words that answer best. */
    List<Candidate> of(MerchantAccount shop, Considered considered) {
        return considered.evidence().stream()
                .flatMap(found -> all(shop, found, considered.way()))
                .sorted(Comparator.comparing(Candidate::chosen)
                        .thenComparing(Candidate::logOdds)
                        .reversed())
                .toList();
    }

    private Stream<Candidate> all(MerchantAccount shop, Evidence found, Way way) {
        return Stream.of(attributes(shop, found, way), entries(found, way), documents(found, way))
                .flatMap(candidates -> candidates);
    }

    private Stream<Candidate> attributes(MerchantAccount shop, Evidence found, Way way) {
        Optional<Topics.Answer> answer = found.subject().answer().filter(is -> way == Way.ATTRIBUTE);
        Set<String> seen = new HashSet<>();
        return found.subject().weighed().stream()
                .flatMap(weighed -> passage(shop, weighed)
                        .filter(passage -> seen.add(passage.id()))
                        .map(passage -> new Candidate(
                                passage,
                                passage.text(),
                                weighed.evidence().signs(),
                                0,
                                answer.isPresent() && answer.get().equals(weighed)))
                        .stream());
    }

    private Optional<Passage> passage(MerchantAccount shop, Topics.Answer weighed) {
        return passages.ofProduct(shop.id(), weighed.product().code()).stream()
                .filter(passage -> passage.kind() == PassageKind.ATTRIBUTE)
                .filter(passage ->
                        passage.place().equals(weighed.evidence().attribute().name()))
                .findFirst();
    }

    private static Stream<Candidate> entries(Evidence found, Way way) {
        return found.faqs().stream()
                .map(entry -> new Candidate(
                        entry.passage(),
                        entry.passage().text(),
                        entry.signs(),
                        found.handicap(),
                        way == Way.FAQ && found.faq().orElseThrow().equals(entry)));
    }

    private static Stream<Candidate> documents(Evidence found, Way way) {
        Set<String> seen = new HashSet<>();
        return found.excerpts().stream()
                .filter(excerpt -> seen.add(excerpt.passage().passage().id()))
                .map(excerpt -> new Candidate(
                        excerpt.passage().passage(),
                        excerpt.text(),
                        excerpt.signs(),
                        found.handicap(),
                        way == Way.DOCUMENT && found.excerpt().orElseThrow().equals(excerpt)));
    }
}
