package io.zhanggui.assistant.facts;

import static java.util.Comparator.comparingDouble;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.faq.FaqEntry;
import io.zhanggui.knowledge.faq.Faqs;
import io.zhanggui.knowledge.retrieval.Hit;
import io.zhanggui.knowledge.retrieval.Retrieval;
import io.zhanggui.knowledge.retrieval.SearchRequest;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the entries that ask already what somebody is about to write down once more. Thread-safe. */
@Component
public class NearQuestions {

    /** Cosine from which on two questions rarely differ in what they ask. */
    private static final double NEAR = 0.82;

    private static final int ASKED = 20;
    private static final int FOUND = 6;
    private static final int TOLD = 5;

    private final Retrieval retrieval;
    private final Faqs faqs;

    NearQuestions(Retrieval retrieval, Faqs faqs) {
        this.retrieval = retrieval;
        this.faqs = faqs;
    }

    /**
     * An entry that asks nearly the same.
     *
     * @param question the way to ask it that came nearest
     * @param asked the new question that it is near to
     * @param similarity cosine of both
     * @param same whether both differ in width, case, spaces and punctuation alone
     */
    public record Near(FaqEntry entry, String question, String asked, double similarity, boolean same) {}

    /**
     * The nearest entries first.
     *
     * @param id the entry that is being written, not told of itself; blank for a new one
     * @param questions the ways to ask it; of many the first twenty are looked at
     */
    public List<Near> to(MerchantAccount shop, String id, List<String> questions) {
        Map<String, Near> nearest = new LinkedHashMap<>();
        questions.stream()
                .filter(question -> !question.isBlank())
                .limit(ASKED)
                .flatMap(question -> near(shop, id, question).stream())
                .forEach(near -> nearest.merge(near.entry().id(), near, NearQuestions::nearer));
        return nearest.values().stream()
                .sorted(comparingDouble(NearQuestions::weight).reversed())
                .limit(TOLD)
                .toList();
    }

    private List<Near> near(MerchantAccount shop, String id, String question) {
        return retrieval
                .search(new SearchRequest(shop.knowledge(), question, FOUND, Set.of(PassageKind.FAQ), null))
                .stream()
                .filter(hit -> !hit.passage().sourceId().equals(id))
                .flatMap(hit -> faqs.find(shop.id(), hit.passage().sourceId()).stream()
                        .map(entry -> near(entry, question, hit)))
                .filter(near -> near.same() || near.similarity() >= NEAR)
                .toList();
    }

    /** The wording that is the same counts before the one that search found nearest. */
    private static Near near(FaqEntry entry, String question, Hit hit) {
        Optional<String> same = Stream.concat(Stream.of(entry.question()), entry.similarQuestions().stream())
                .filter(wording -> bare(wording).equals(bare(question)))
                .findFirst();
        return new Near(entry, same.orElse(hit.matchedText()), question.strip(), hit.vectorScore(), same.isPresent());
    }

    private static Near nearer(Near one, Near other) {
        return weight(other) > weight(one) ? other : one;
    }

    private static double weight(Near near) {
        return near.same() ? 2 : near.similarity();
    }

    private static String bare(String question) {
        String folded = Normalizer.normalize(question, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String bare = folded.replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "");
        return bare.isEmpty() ? folded.strip() : bare;
    }
}
