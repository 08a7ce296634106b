package io.zhanggui.assistant.support;

import static java.util.stream.Collectors.groupingBy;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.faq.FaqEntry;
import io.zhanggui.knowledge.faq.Faqs;
import io.zhanggui.knowledge.retrieval.Hit;
import io.zhanggui.knowledge.retrieval.Retrieval;
import io.zhanggui.knowledge.retrieval.SearchRequest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Weighs which FAQ entry, or which piece of a document, answers a question. Thread-safe. */
@Component
class PassageMatch {

    private static final int CANDIDATES = 20;
    private static final double BESIDE = 0.5;
    private static final double LITTLE = 0.3;

    private final Retrieval retrieval;
    private final Faqs faqs;

    PassageMatch(Retrieval retrieval, Faqs faqs) {
        this.retrieval = retrieval;
        this.faqs = faqs;
    }

    /** The passages of this kind that may answer, the best first. */
    List<PassageEvidence> weigh(MerchantAccount shop, Reading reading, PassageKind kind) {
        Map<String, Hit> plain = hits(shop, reading.text(), kind);
        Map<String, Hit> proper =
                reading.expanded().equals(reading.text()) ? plain : hits(shop, reading.expanded(), kind);
        Map<String, Passage> candidates = new LinkedHashMap<>();
        List.of(plain, proper).forEach(found -> found.forEach((id, hit) -> candidates.put(id, hit.passage())));
        Map<String, Spoken> spoken = new HashMap<>();
        candidates.forEach((id, passage) -> spoken.put(id, spoken(shop, reading, passage)));
        Map<String, Double> rarity = rarity(reading.concepts(), spoken.values());
        int foreign = foreign(reading, spoken.values());
        List<PassageEvidence> ranked = new ArrayList<>(candidates.values().stream()
                .map(passage -> evidence(
                        passage,
                        cosine(plain, passage, proper),
                        cosine(proper, passage, plain),
                        spoken.getOrDefault(passage.id(), Spoken.NOTHING),
                        rarity,
                        foreign))
                .sorted(Comparator.comparingDouble(PassageEvidence::rank).reversed())
                .toList());
        if (ranked.size() > 1) {
            ranked.set(0, ranked.get(0).before(ranked.get(1).rank()));
        }
        return ranked;
    }

    private Map<String, Hit> hits(MerchantAccount shop, String text, PassageKind kind) {
        Map<String, Hit> hits = new LinkedHashMap<>();
        retrieval
                .search(new SearchRequest(shop.knowledge(), text, CANDIDATES, Set.of(kind), null))
                .forEach(hit -> hits.put(hit.passage().id(), hit));
        return hits;
    }

    private static double cosine(Map<String, Hit> hits, Passage passage, Map<String, Hit> otherwise) {
        Hit hit = hits.get(passage.id());
        if (hit != null) {
            return hit.vectorScore();
        }
        double lowest =
                hits.values().stream().mapToDouble(Hit::vectorScore).min().orElse(0);
        Hit other = otherwise.get(passage.id());
        return other == null ? lowest : Math.min(lowest, other.vectorScore());
    }

    /** What a passage speaks of: in its questions or headings, and in its text. */
    private record Spoken(Set<String> above, Set<String> below, double said, double explained) {

        static final Spoken NOTHING = new Spoken(Set.of(), Set.of(), 0, 0);

        double of(String concept) {
            return above.contains(concept) ? 1 : below.contains(concept) ? BESIDE : 0;
        }
    }

    private Spoken spoken(MerchantAccount shop, Reading reading, Passage passage) {
        Lexicon lexicon = reading.lexicon();
        String above = passage.kind() == PassageKind.FAQ
                ? faqs.find(shop.id(), passage.sourceId())
                        .map(PassageMatch::questions)
                        .orElse(passage.title())
                : passage.title() + "\n" + passage.place();
        Set<String> inQuestions = lexicon.conceptsIn(Reading.normalised(above));
        Set<String> inText = lexicon.conceptsIn(Reading.normalised(passage.text()));
        List<Token> words = Token.of(Reading.normalised(above + "\n" + passage.text()));
        BitSet said = said(reading, words);
        BitSet explained = (BitSet) said.clone();
        lexicon.phrasesIn(reading.text()).stream()
                .filter(phrase -> inQuestions.contains(phrase.group()) || inText.contains(phrase.group()))
                .forEach(phrase -> explained.set(phrase.start(), phrase.end()));
        return new Spoken(inQuestions, inText, share(reading, said), share(reading, explained));
    }

    private static BitSet said(Reading reading, List<Token> words) {
        BitSet said = new BitSet();
        for (Runs.Run run : Runs.common(reading.tokens(), reading.empty(), words, 2)) {
            said.set(
                    reading.tokens().get(run.from()).start(),
                    reading.tokens().get(run.from() + run.length() - 1).end());
        }
        return said;
    }

    /** How much of what the question says with content these characters are. */
    private static double share(Reading reading, BitSet characters) {
        double all = 0;
        double part = 0;
        for (Token token : reading.tokens()) {
            boolean counts = !reading.empty().get(token.start()) || characters.get(token.start());
            double weight = counts ? token.han() ? 1 : 2 : 0;
            all += weight;
            part += characters.get(token.start()) ? weight : 0;
        }
        return all == 0 ? 0 : part / all;
    }

    private static int strong(Map<String, Double> rarity) {
        return (int) rarity.keySet().stream()
                .filter(concept -> !Lexicon.saysLittle(concept))
                .count();
    }

    private static String questions(FaqEntry entry) {
        return entry.question() + "\n" + String.join("\n", entry.similarQuestions());
    }

    private static Map<String, Double> rarity(Set<String> concepts, Collection<Spoken> candidates) {
        Map<String, Double> rarity = new HashMap<>();
        for (String concept : concepts) {
            long holding =
                    candidates.stream().filter(spoken -> spoken.of(concept) > 0).count();
            double rare = Math.log(1 + (Math.max(candidates.size(), CANDIDATES) + 0.5) / (holding + 0.5));
            rarity.put(concept, Lexicon.saysLittle(concept) ? LITTLE * rare : rare);
        }
        return rarity;
    }

    /** Words for things that no passage speaks of, in whichever of their meanings. */
    private static int foreign(Reading reading, Collection<Spoken> candidates) {
        Map<String, List<Phrase>> byForm =
                reading.lexicon().phrasesIn(reading.text()).stream().collect(groupingBy(Phrase::form));
        return (int) byForm.values().stream()
                .filter(meanings -> meanings.stream().noneMatch(meaning -> known(meaning.group(), candidates)))
                .map(meanings -> meanings.getFirst().group())
                .distinct()
                .count();
    }

    private static boolean known(String concept, Collection<Spoken> candidates) {
        return Lexicon.saysLittle(concept) || candidates.stream().anyMatch(spoken -> spoken.of(concept) > 0);
    }

    private static PassageEvidence evidence(
            Passage passage,
            double cosine,
            double properCosine,
            Spoken spoken,
            Map<String, Double> rarity,
            int foreign) {
        double all = rarity.values().stream().mapToDouble(weight -> weight).sum();
        double shared = rarity.entrySet().stream()
                .mapToDouble(concept -> concept.getValue() * spoken.of(concept.getKey()))
                .sum();
        double missing = rarity.entrySet().stream()
                .filter(concept -> spoken.of(concept.getKey()) == 0)
                .mapToDouble(Map.Entry::getValue)
                .sum();
        return new PassageEvidence(
                passage,
                cosine,
                properCosine,
                shared,
                all == 0 ? 0 : shared / all,
                missing,
                foreign,
                strong(rarity),
                spoken.said(),
                spoken.explained(),
                0);
    }
}
