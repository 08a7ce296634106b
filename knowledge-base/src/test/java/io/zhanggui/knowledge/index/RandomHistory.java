package io.zhanggui.knowledge.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.data.embedding.Embedding;
import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.Validity;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes random changes and remembers what an index has to hold after them. */
final class RandomHistory {

    private static final Instant NOW = Instant.parse("2026-11-27T00:00:00Z");
    private static final List<String> WORDS = List.of("保温杯", "毛巾", "雨伞", "不锈钢", "QH-B001", "steel", "发货", "500ml");
    private static final int ALL = 1_000;

    private final Random random;
    private final IndexVersion version;
    private final Map<String, List<IndexEntry>> held = new TreeMap<>();
    private List<IndexChange> last = List.of();
    private long sequence;

    RandomHistory(long seed, IndexVersion version) {
        this.random = new Random(seed);
        this.version = version;
    }

    /** One to five changes, or now and then the last ones again, or the end of it all. */
    void next(KnowledgeIndex index) {
        int dice = random.nextInt(20);
        if (dice == 0) {
            index.drop(version);
            held.clear();
            last = List.of();
            sequence = 0;
        } else if (dice > 3) {
            last = IntStream.rangeClosed(0, random.nextInt(5))
                    .mapToObj(number -> change())
                    .toList();
            sequence += last.size();
            last.forEach(this::remember);
            index.apply(version, last, sequence);
        } else {
            index.apply(version, last, sequence);
        }
    }

    private void remember(IndexChange change) {
        switch (change) {
            case IndexChange.Put put -> held.put(put.passageId(), put.entries());
            case IndexChange.Remove removed -> held.remove(removed.passageId());
        }
    }

    private IndexChange change() {
        String passage = "p" + random.nextInt(30);
        return random.nextInt(4) == 0
                ? new IndexChange.Remove(passage)
                : new IndexChange.Put(
                        passage,
                        IntStream.range(0, random.nextInt(4))
                                .mapToObj(ordinal -> new IndexEntry(passage, ordinal, facets(), text(), vector()))
                                .toList());
    }

    private Facets facets() {
        return new Facets(
                one(PassageKind.values()),
                one(null, "A-1", "B-2"),
                one(null, "杯壶", "家纺"),
                one(null, "zh", "en"),
                validity());
    }

    private Validity validity() {
        return one(
                Validity.ALWAYS,
                new Validity(NOW, null),
                new Validity(null, NOW),
                new Validity(NOW.minusSeconds(1), NOW.plusSeconds(1)));
    }

    private IndexFilter filter() {
        Set<PassageKind> kinds =
                random.nextBoolean() ? Set.of() : EnumSet.of(one(PassageKind.values()), one(PassageKind.values()));
        return new IndexFilter(
                kinds,
                one(null, null, "A-1"),
                one(null, null, "杯壶"),
                one(null, null, "en"),
                one(null, NOW, NOW.minusMillis(1)));
    }

    private String text() {
        return Stream.generate(() -> one(WORDS.toArray(String[]::new)))
                .limit(random.nextInt(6))
                .collect(Collectors.joining(" "));
    }

    private Embedding vector() {
        Embedding vector = Embedding.from(
                new float[] {(float) random.nextGaussian(), (float) random.nextGaussian(), (float) random.nextGaussian()
                });
        vector.normalize();
        return vector;
    }

    @SafeVarargs
    private <T extends @Nullable Object> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Asks for everything that a random filter leaves, and compares it with what is remembered. */
    void check(KnowledgeIndex index) {
        assertThat(index.appliedSequence(version)).isEqualTo(sequence);
        assertThat(index.size(version))
                .isEqualTo(held.values().stream().mapToLong(List::size).sum());
        IndexQuery query = new IndexQuery(text(), vector(), ALL, filter());
        List<IndexEntry> expected = held.values().stream()
                .flatMap(List::stream)
                .filter(entry -> passes(query.filter(), entry.facets()))
                .toList();
        Map<String, IndexHit> found = index.search(version, query).stream()
                .collect(Collectors.toMap(hit -> hit.passageId() + "/" + hit.ordinal(), hit -> hit));
        assertThat(found.keySet())
                .as("%s", query)
                .isEqualTo(expected.stream()
                        .map(entry -> entry.passageId() + "/" + entry.ordinal())
                        .collect(Collectors.toSet()));
        for (IndexEntry entry : expected) {
            check(Objects.requireNonNull(found.get(entry.passageId() + "/" + entry.ordinal())), entry, query);
        }
    }

    private static void check(IndexHit hit, IndexEntry entry, IndexQuery query) {
        Set<String> shared = new HashSet<>(Words.of(entry.text()));
        shared.retainAll(Words.of(query.text()));
        assertThat(hit.text()).isEqualTo(entry.text());
        assertThat(hit.keywordScore() > 0).as("%s finds %s", query, entry).isEqualTo(!shared.isEmpty());
        assertThat(hit.vectorScore())
                .isEqualTo(
                        dot(
                                entry.vector().vector(),
                                Objects.requireNonNull(query.vector()).vector()),
                        within(1e-6));
    }

    private static double dot(float[] one, float[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> (double) one[i] * other[i])
                .sum();
    }

    private static boolean passes(IndexFilter filter, Facets facets) {
        return (filter.kinds().isEmpty() || filter.kinds().contains(facets.kind()))
                && (filter.productCode() == null || filter.productCode().equals(facets.productCode()))
                && (filter.category() == null || filter.category().equals(facets.category()))
                && (filter.language() == null
                        || facets.language() == null
                        || filter.language().equals(facets.language()))
                && (filter.at() == null || facets.validity().holdsAt(filter.at()));
    }
}
