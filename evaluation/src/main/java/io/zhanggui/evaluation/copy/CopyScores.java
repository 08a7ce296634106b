package io.zhanggui.evaluation.copy;

import io.zhanggui.evaluation.check.AdvertisingWords;
import io.zhanggui.evaluation.check.ClaimCheck;
import io.zhanggui.evaluation.check.Fact;
import io.zhanggui.evaluation.check.Finding;
import io.zhanggui.evaluation.metric.Rate;
import io.zhanggui.knowledge.index.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the texts of a job come to. The claims and the words of the law are looked for as the service looks for them in its drafts.
 * The same texts have the same scores.
 *
 * @param scores in the order of the texts
 * @param distinct2 different pairs of neighbouring words among all of them, 0 to 1
 */
public record CopyScores(List<CopyScore> scores, double distinct2) {

    private static final Pattern SENTENCE_END = Pattern.compile("[。！？!?\\n]+|(?<=\\p{L})\\.\\s+|\\.$");

    /** A shorter one is a greeting or a tag. */
    private static final int SHORTEST_SENTENCE = 6;

    public CopyScores {
        scores = List.copyOf(scores);
    }

    /** @param copies at least one */
    public static CopyScores of(List<WrittenCopy> copies) {
        ClaimCheck claims = new ClaimCheck();
        AdvertisingWords words = new AdvertisingWords();
        Map<String, Set<String>> products = productsBySentence(copies);
        List<CopyScore> scores = copies.stream()
                .map(copy -> score(copy, claims, words, products))
                .toList();
        return new CopyScores(scores, distinctPairs(copies));
    }

    private static CopyScore score(
            WrittenCopy copy, ClaimCheck claims, AdvertisingWords words, Map<String, Set<String>> products) {
        List<Fact> facts = Stream.concat(copy.running().stream(), copy.attributes().stream())
                .toList();
        List<Finding> unsupported = new ArrayList<>(claims.findings(copy.title(), facts, copy.locale()));
        unsupported.addAll(claims.findings(copy.body(), facts, copy.locale()));
        List<Finding> unlawful = new ArrayList<>(words.findings(copy.title(), copy.locale()));
        unlawful.addAll(words.findings(copy.body(), copy.locale()));
        Map<Boolean, List<String>> attributes = attributes(copy);
        List<String> sentences = sentences(copy);
        long own = sentences.stream()
                .filter(sentence -> products.getOrDefault(sentence, Set.of()).size() == 1)
                .count();
        return new CopyScore(
                copy,
                unsupported,
                unlawful,
                length(copy.title()) <= copy.limits().title()
                        && length(copy.body()) <= copy.limits().body(),
                attributes.getOrDefault(true, List.of()),
                attributes.getOrDefault(false, List.of()),
                sentences.isEmpty() ? 1 : own / (double) sentences.size());
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Names of the attributes by whether the text tells them: in their own words, or in all of these in another order. */
    private static Map<Boolean, List<String>> attributes(WrittenCopy copy) {
        String text = Words.folded(copy.title() + "\n" + copy.body());
        Set<String> words = new HashSet<>(Words.of(text));
        Predicate<Fact> told = attribute -> {
            String value = Words.folded(attribute.value().strip());
            List<String> said = Words.of(value);
            return text.contains(value) || (!said.isEmpty() && words.containsAll(said));
        };
        return copy.attributes().stream()
                .filter(attribute -> !attribute.value().isBlank())
                .collect(Collectors.partitioningBy(told, Collectors.mapping(Fact::name, Collectors.toList())));
    }

    private static Map<String, Set<String>> productsBySentence(List<WrittenCopy> copies) {
        Map<String, Set<String>> products = new HashMap<>();
        copies.forEach(copy -> sentences(copy)
                .forEach(sentence -> products.computeIfAbsent(sentence, unknown -> new HashSet<>())
                        .add(copy.product())));
        return products;
    }

    /** The sentences of the body, without the product's title: only by it two that were filled in differ. */
    private static List<String> sentences(WrittenCopy copy) {
        String body = copy.called().isBlank() ? copy.body() : copy.body().replace(copy.called(), "");
        return SENTENCE_END
                .splitAsStream(body)
                .map(String::strip)
                .filter(sentence -> sentence.length() >= SHORTEST_SENTENCE)
                .toList();
    }

    private static double distinctPairs(List<WrittenCopy> copies) {
        Set<String> different = new HashSet<>();
        long all = 0;
        for (WrittenCopy copy : copies) {
            List<String> words = Words.of(copy.body());
            for (int i = 1; i < words.size(); i++) {
                different.add(words.get(i - 1) + " " + words.get(i));
                all++;
            }
        }
        return all == 0 ? 1 : different.size() / (double) all;
    }

    /** A metric over all texts, 0 to 1. */
    public double value(CopyMetric metric) {
        return switch (metric) {
            case CLAIM_SUPPORT, LIMITS_KEPT, LAW_FREE -> rate(metric).value();
            case ATTRIBUTE_COVERAGE ->
                scores.stream().mapToDouble(CopyScore::coverage).average().orElse(1);
            case OWN_SENTENCES ->
                scores.stream().mapToDouble(CopyScore::ownSentences).average().orElse(1);
            case DISTINCT_2 -> distinct2;
        };
    }

    /**
     * How many texts a metric that counts them counts.
     *
     * @throws IllegalArgumentException for another metric
     */
    public Rate rate(CopyMetric metric) {
        Predicate<CopyScore> counts =
                switch (metric) {
                    case CLAIM_SUPPORT -> score -> score.claims().isEmpty();
                    case LIMITS_KEPT -> CopyScore::withinLimits;
                    case LAW_FREE -> score -> score.law().isEmpty();
                    case ATTRIBUTE_COVERAGE, OWN_SENTENCES, DISTINCT_2 ->
                        throw new IllegalArgumentException(metric + " counts no texts");
                };
        return new Rate(scores.stream().filter(counts).count(), scores.size());
    }
}
