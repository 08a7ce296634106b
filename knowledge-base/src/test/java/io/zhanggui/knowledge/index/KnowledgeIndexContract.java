package io.zhanggui.knowledge.index;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.data.embedding.Embedding;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link KnowledgeIndex} does. A store's own test extends it. */
public abstract class KnowledgeIndexContract {

    protected static final IndexVersion SHOP = new IndexVersion(new MerchantId("shop"), "model-a", 3);
    private static final IndexVersion OTHER_SHOP = new IndexVersion(new MerchantId("other"), "model-a", 3);
    private static final IndexVersion OTHER_MODEL = new IndexVersion(new MerchantId("shop"), "model-b", 2);

    private KnowledgeIndex index;
    private final List<KnowledgeIndex> killed = new ArrayList<>();

    /** An index that holds nothing yet. */
    protected abstract KnowledgeIndex open();

    /** The index as a new process finds it after the one that used it was killed, again and again. */
    protected abstract KnowledgeIndex openAfterCrash();

    @BeforeEach
    final void openIndex() {
        index = open();
    }

    @AfterEach
    final void closeIndex() {
        index.close();
        killed.forEach(KnowledgeIndex::close);
    }

    @Test
    void aVersionThatDoesNotExistIsEmpty() {
        assertThat(index.appliedSequence(SHOP)).isZero();
        assertThat(index.size(SHOP)).isZero();
        assertThat(found(SHOP, anything("杯子"))).isEmpty();
        index.drop(SHOP);
    }

    @Test
    void anAppliedChangeIsFoundAtOnce() {
        index.apply(SHOP, List.of(put("p1", "不锈钢保温杯"), put("p2", "纯棉毛巾")), 2);

        assertThat(index.appliedSequence(SHOP)).isEqualTo(2);
        assertThat(index.size(SHOP)).isEqualTo(2);
        assertThat(index.passages(SHOP)).isEqualTo(2);
        assertThat(index.search(SHOP, anything("毛巾")))
                .filteredOn(hit -> hit.keywordScore() > 0)
                .singleElement()
                .satisfies(hit -> {
                    assertThat(hit.passageId()).isEqualTo("p2");
                    assertThat(hit.ordinal()).isZero();
                    assertThat(hit.text()).isEqualTo("纯棉毛巾");
                });
    }

    @Test
    void aQueryWithoutAVectorSearchesByKeywordAlone() {
        index.apply(SHOP, List.of(put("p1", "不锈钢保温杯"), put("p2", "纯棉毛巾"), put("p3", "一条毛巾")), 3);

        List<IndexHit> hits = index.search(SHOP, new IndexQuery("毛巾", null, 10, IndexFilter.NONE));

        assertThat(hits).extracting(IndexHit::passageId).containsExactlyInAnyOrder("p2", "p3");
        assertThat(hits).allSatisfy(hit -> {
            assertThat(hit.keywordScore()).isPositive();
            assertThat(hit.vectorScore()).isZero();
        });
        assertThat(index.search(
                        SHOP, new IndexQuery("毛巾", null, 10, IndexFilter.ofKinds(Set.of(PassageKind.ATTRIBUTE)))))
                .isEmpty();
    }

    @Test
    void aTextIsFoundInOtherWordsThanTheTypedOnes() {
        index.apply(SHOP, List.of(put("p1", "不锈钢保温杯"), put("p2", "纯棉毛巾"), put("p3", "暖杯")), 3);

        Map<String, Double> plain = keywordScores(keywords("暖杯"));
        Map<String, Double> both = keywordScores(keywords("暖杯", new Alternative(List.of("暖", "杯"), List.of("保温杯"), 1)));

        assertThat(plain).containsOnlyKeys("p3");
        assertThat(both).containsOnlyKeys("p1", "p3");
        assertThat(both.get("p3")).isEqualTo(plain.get("p3"), within(1e-6));
        assertThat(both.get("p1")).isBetween(0.0, both.get("p3"));
    }

    @Test
    void noTextScoresLessBecauseTheQueryMayBeSaidOtherwise() {
        index.apply(
                SHOP,
                List.of(
                        put("p1", "保温杯 容量 500ml", "保温杯 保温杯"),
                        put("p2", "水杯 容量 300ml"),
                        put("p3", "水杯 保温杯"),
                        put("p4", "容量"),
                        put("p5", "杯子 battery life")),
                3);
        IndexQuery query = keywords("保温杯 容量 多大");
        IndexQuery wider = keywords(
                "保温杯 容量 多大",
                new Alternative(List.of("保温杯"), List.of("水杯"), 1),
                new Alternative(List.of("保温杯"), List.of("battery", "life"), 0.5));

        Map<String, Double> plain = keywordScores(query);
        Map<String, Double> wide = keywordScores(wider);

        plain.forEach(
                (passage, score) -> assertThat(wide.get(passage)).as(passage).isGreaterThanOrEqualTo(score - 1e-9));
        assertThat(wide.values()).allMatch(score -> score <= 1);
        assertThat(index.search(SHOP, wider)).allMatch(hit -> hit.coverage() <= 1);
    }

    @Test
    void anAlternativeOfSeveralWordsNeedsAllOfThem() {
        index.apply(SHOP, List.of(put("p1", "battery life of two days"), put("p2", "battery cover")), 2);
        Alternative life = new Alternative(List.of("续航"), Words.of("battery life"), 1);

        assertThat(keywordScores(keywords("续航", life))).containsOnlyKeys("p1");
    }

    @Test
    void aMistypedWordIsLikeTheWordsOfTheIndex() {
        index.apply(
                SHOP,
                List.of(
                        put("p1", "bluetooth headphones X2000"),
                        put("p2", "纯棉毛巾 雨伞"),
                        put("p3", "不锈钢保温杯", "保温杯"),
                        put("p4", "帐篷")),
                4);
        index.apply(SHOP, List.of(new IndexChange.Remove("p4")), 5);

        assertThat(index.entriesWith(SHOP, List.of("x2000", "保温杯", "帐篷", "雨散", "x3000")))
                .isEqualTo(Map.of("x2000", 1L, "保温杯", 2L));
        assertThat(index.alike(SHOP, List.of("blutooth", "x3000", "保湿杯", "雨散", "蓬", "帐蓬", "毛布巾", "2x00")))
                .isEqualTo(Map.of(
                        "blutooth", List.of(new KnownWord("bluetooth", 1)),
                        "保湿杯", List.of(new KnownWord("保温杯", 2)),
                        "雨散", List.of(new KnownWord("雨伞", 1))));
        assertThat(index.alike(OTHER_SHOP, List.of("blutooth"))).isEmpty();
        assertThat(index.entriesWith(OTHER_SHOP, List.of("雨伞"))).isEmpty();
    }

    private static IndexQuery keywords(String text, Alternative... alternatives) {
        return new IndexQuery(text, List.of(alternatives), null, 10, IndexFilter.NONE);
    }

    /** The best of each passage. */
    private Map<String, Double> keywordScores(IndexQuery query) {
        return index.search(SHOP, query).stream()
                .collect(toMap(IndexHit::passageId, IndexHit::keywordScore, Math::max));
    }

    @Test
    void aPutReplacesAllEntriesOfThePassage() {
        index.apply(SHOP, List.of(put("faq", "多久发货", "什么时候发货", "几天能到")), 1);
        index.apply(SHOP, List.of(put("faq", "能开发票吗")), 2);

        assertThat(texts(index.search(SHOP, anything("发货 发票")))).containsExactly("能开发票吗");
        assertThat(index.size(SHOP)).isEqualTo(1);
    }

    @Test
    void aRemovedPassageIsGone() {
        index.apply(SHOP, List.of(put("p1", "保温杯", "水杯"), put("p2", "毛巾")), 1);
        index.apply(SHOP, List.of(new IndexChange.Remove("p1"), new IndexChange.Remove("never there")), 2);

        assertThat(found(SHOP, anything("保温杯 毛巾"))).containsExactly("p2");
    }

    @Test
    void aPutWithoutEntriesEmptiesThePassage() {
        index.apply(SHOP, List.of(put("p1", "保温杯")), 1);
        index.apply(SHOP, List.of(new IndexChange.Put("p1", List.of())), 2);

        assertThat(index.size(SHOP)).isZero();
    }

    @Test
    void applyingTheSameChangesAgainChangesNothing() {
        List<IndexChange> changes =
                List.of(put("p1", "保温杯", "水杯"), put("p2", "毛巾"), new IndexChange.Remove("p2"), put("p3", "雨伞"));
        index.apply(SHOP, changes, 4);
        List<IndexHit> before = sorted(index.search(SHOP, anything("水杯")));
        index.apply(SHOP, changes, 4);

        assertThat(index.size(SHOP)).isEqualTo(3);
        assertThat(index.appliedSequence(SHOP)).isEqualTo(4);
        assertThat(sorted(index.search(SHOP, anything("水杯"))).stream().map(IndexHit::text))
                .isEqualTo(before.stream().map(IndexHit::text).toList());
    }

    @Test
    void changesApplyInTheirOrder() {
        index.apply(SHOP, List.of(put("p1", "旧"), new IndexChange.Remove("p1"), put("p1", "新")), 3);

        assertThat(texts(index.search(SHOP, anything("新")))).containsExactly("新");
    }

    @Test
    void aSequenceMayAdvanceWithoutChanges() {
        index.apply(SHOP, List.of(), 7);

        assertThat(index.appliedSequence(SHOP)).isEqualTo(7);
    }

    @Test
    void whatWasAppliedSurvivesTheDeathOfTheProcess() {
        index.apply(SHOP, List.of(put("p1", "保温杯")), 1);
        index.apply(SHOP, List.of(put("p2", "毛巾"), new IndexChange.Remove("p1")), 3);

        try (KnowledgeIndex reopened = openAfterCrash()) {
            assertThat(reopened.appliedSequence(SHOP)).isEqualTo(3);
            assertThat(reopened.search(SHOP, anything("毛巾")))
                    .extracting(IndexHit::passageId)
                    .containsExactly("p2");
        }
    }

    @Test
    void aMerchantSeesNothingOfAnother() {
        index.apply(SHOP, List.of(put("p1", "保温杯")), 5);
        index.apply(OTHER_SHOP, List.of(put("p1", "毛巾")), 9);

        assertThat(texts(index.search(SHOP, anything("毛巾")))).containsExactly("保温杯");
        assertThat(index.appliedSequence(SHOP)).isEqualTo(5);
        index.drop(OTHER_SHOP);
        assertThat(index.size(SHOP)).isEqualTo(1);
    }

    @Test
    void modelsOfOneMerchantAreApart() {
        index.apply(SHOP, List.of(put("p1", "保温杯")), 1);
        index.apply(
                OTHER_MODEL,
                List.of(new IndexChange.Put(
                        "p1", List.of(entry("p1", 0, PassageKind.PRODUCT, null, "毛巾", unit(1, 1))))),
                2);

        assertThat(index.appliedSequence(SHOP)).isEqualTo(1);
        assertThat(index.search(OTHER_MODEL, new IndexQuery("毛巾", unit(1, 1), 5, IndexFilter.NONE)))
                .extracting(IndexHit::text)
                .containsExactly("毛巾");
    }

    @Test
    void aDroppedVersionBeginsAnew() {
        index.apply(SHOP, List.of(put("p1", "保温杯")), 4);
        index.drop(SHOP);

        assertThat(index.appliedSequence(SHOP)).isZero();
        assertThat(index.size(SHOP)).isZero();
        index.apply(SHOP, List.of(put("p2", "毛巾")), 1);
        assertThat(found(SHOP, anything("保温杯"))).containsExactly("p2");
    }

    @Test
    void kindsRestrictBothLegs() {
        index.apply(
                SHOP,
                List.of(
                        put(entry("p1", 0, PassageKind.PRODUCT, null, "保温杯", unit(1, 0, 0))),
                        put(entry("f1", 0, PassageKind.FAQ, null, "保温杯", unit(1, 0, 0))),
                        put(entry("d1", 0, PassageKind.DOCUMENT, null, "保温杯", unit(1, 0, 0)))),
                1);

        Set<PassageKind> kinds = Set.of(PassageKind.FAQ, PassageKind.DOCUMENT);
        assertThat(found(SHOP, new IndexQuery("保温杯", unit(1, 0, 0), 10, IndexFilter.ofKinds(kinds))))
                .containsExactly("d1", "f1");
    }

    @Test
    void aCategoryRestrictsBothLegs() {
        index.apply(
                SHOP,
                List.of(
                        put(entry("cups", new Facets(PassageKind.PRODUCT, "P-1", "杯壶", null, Validity.ALWAYS))),
                        put(entry("towels", new Facets(PassageKind.PRODUCT, "P-2", "家纺", null, Validity.ALWAYS))),
                        put(entry("none", Facets.of(PassageKind.FAQ, null)))),
                1);

        assertThat(found(SHOP, narrowed(IndexFilter.NONE.inCategory("杯壶")))).containsExactly("cups");
        assertThat(found(SHOP, narrowed(IndexFilter.NONE))).containsExactly("cups", "none", "towels");
    }

    @Test
    void aLanguageLeavesWhatIsInTheShopsOwn() {
        index.apply(
                SHOP,
                List.of(
                        put(entry("zh", new Facets(PassageKind.FAQ, null, null, "zh", Validity.ALWAYS))),
                        put(entry("en", new Facets(PassageKind.FAQ, null, null, "en", Validity.ALWAYS))),
                        put(entry("own", Facets.of(PassageKind.FAQ, null)))),
                1);

        assertThat(found(SHOP, narrowed(IndexFilter.NONE.inLanguage("en")))).containsExactly("en", "own");
    }

    @Test
    void aWindowOpensAndClosesToTheMillisecond() {
        Instant from = Instant.parse("2026-11-10T16:00:00Z");
        Instant until = Instant.parse("2026-11-11T16:00:00Z");
        index.apply(
                SHOP,
                List.of(
                        put(entry("sale", windowed(new Validity(from, until)))),
                        put(entry("since", windowed(new Validity(from, null)))),
                        put(entry("before", windowed(new Validity(null, from)))),
                        put(entry("always", windowed(Validity.ALWAYS)))),
                1);

        assertThat(foundAt(from.minusMillis(1))).containsExactly("always", "before");
        assertThat(foundAt(from)).containsExactly("always", "sale", "since");
        assertThat(foundAt(until.minusMillis(1))).containsExactly("always", "sale", "since");
        assertThat(foundAt(until)).containsExactly("always", "since");
        assertThat(found(SHOP, narrowed(IndexFilter.NONE))).containsExactly("always", "before", "sale", "since");
    }

    @Test
    void aWindowThatFewPassagesShareHidesNothingBehindThem() {
        Instant now = Instant.parse("2026-11-27T00:00:00Z");
        List<IndexChange> changes = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            changes.add(put(
                    new IndexEntry("over" + i, 0, windowed(new Validity(null, now)), "保温杯", unit(1, 0.001 * i, 0))));
        }
        changes.add(put(new IndexEntry("far", 0, windowed(new Validity(now, null)), "雨伞", unit(-1, 0, 0.01))));
        index.apply(SHOP, changes, 1);

        assertThat(found(SHOP, new IndexQuery("保温杯", unit(1, 0, 0), 5, IndexFilter.NONE.validAt(now))))
                .containsExactly("far");
    }

    @Test
    void aNarrowFilterLosesNothing() {
        List<IndexChange> changes = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            changes.add(put(entry("n" + i, 0, PassageKind.PRODUCT, "P-1", "保温杯", unit(1, i, 0))));
        }
        changes.add(put(entry("far", 0, PassageKind.PRODUCT, "P-2", "雨伞", unit(-1, 0, 0.01))));
        index.apply(SHOP, changes, 1);

        assertThat(index.search(SHOP, new IndexQuery("保温杯", unit(1, 0, 0), 5, IndexFilter.NONE.within("P-2"))))
                .singleElement()
                .satisfies(hit -> {
                    assertThat(hit.passageId()).isEqualTo("far");
                    assertThat(hit.keywordScore()).isZero();
                });
    }

    @Test
    void everyHitCarriesItsTrueCosine() {
        List<IndexChange> changes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            changes.add(put(entry("near" + i, 0, PassageKind.FAQ, null, "雨伞", unit(1, 0.01 * i, 0))));
        }
        changes.add(put(entry("word", 0, PassageKind.FAQ, null, "保温杯", unit(-3, 4, 0))));
        index.apply(SHOP, changes, 1);

        assertThat(index.search(SHOP, new IndexQuery("保温杯", unit(1, 0, 0), 3, IndexFilter.NONE)))
                .filteredOn(hit -> hit.passageId().equals("word"))
                .singleElement()
                .satisfies(hit -> {
                    assertThat(hit.keywordScore()).isPositive();
                    assertThat(hit.vectorScore()).isEqualTo(-0.6, within(1e-6));
                });
    }

    @Test
    void everyHitCarriesWhatItSharesWithTheQueryAndItsVector() {
        index.apply(
                SHOP,
                List.of(
                        put(entry("both", 0, PassageKind.FAQ, null, "毛巾 雨伞", unit(1, 0, 0))),
                        put(entry("one", 0, PassageKind.FAQ, null, "雨伞", unit(3, 4, 0))),
                        put(entry("none", 0, PassageKind.FAQ, null, "杯盖", unit(0, 0, 1)))),
                1);

        List<IndexHit> hits = sorted(index.search(SHOP, anything("毛巾 雨伞")));
        double rare = Math.log1p((3 - 1 + 0.5) / (1 + 0.5));
        double common = Math.log1p((3 - 2 + 0.5) / (2 + 0.5));
        assertThat(hits).extracting(IndexHit::passageId).containsExactly("none", "both", "one");
        assertThat(hits.get(0).coverage()).isZero();
        assertThat(hits.get(0).keywordScore()).isZero();
        assertThat(hits.get(1).coverage()).isEqualTo(1, within(1e-6));
        assertThat(hits.get(2).coverage()).isEqualTo(common / (rare + common), within(1e-6));
        double longer = 2 / (5.0 / 3);
        assertThat(hits.get(1).keywordScore()).isEqualTo(1 / (1 + 1.2 * (1 - 0.75 + 0.75 * longer)), within(1e-6));
        assertThat(hits.get(2).vector().vector()).containsExactly(new float[] {0.6f, 0.8f, 0}, within(1e-3f));
    }

    @Test
    void aWordThatNoEntryHasCountsAsNotCovered() {
        index.apply(SHOP, List.of(put("p1", "毛巾")), 1);

        double known = Math.log1p(0.5 / 1.5);
        double unknown = Math.log1p(1.5 / 0.5);
        assertThat(index.search(SHOP, anything("毛巾 雨伞")))
                .singleElement()
                .satisfies(hit -> assertThat(hit.coverage()).isEqualTo(known / (known + unknown), within(1e-6)));
    }

    @Test
    void eachLegBringsItsBestCandidatesAndEachEntryComesOnce() {
        List<IndexChange> changes = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            changes.add(put(entry("v" + i, 0, PassageKind.FAQ, null, "雨伞", unit(1, 0.1 * i, 0))));
            changes.add(put(entry("k" + i, 0, PassageKind.FAQ, null, "保温杯", unit(-1, 0.1 * i, 1))));
        }
        changes.add(put(entry("both", 0, PassageKind.FAQ, null, "保温杯，保温杯", unit(1, 0, 0))));
        index.apply(SHOP, changes, 1);

        List<IndexHit> hits = index.search(SHOP, new IndexQuery("保温杯", unit(1, 0, 0), 4, IndexFilter.NONE));
        assertThat(hits)
                .hasSizeBetween(4, 8)
                .extracting(IndexHit::passageId)
                .doesNotHaveDuplicates()
                .contains("both");
        assertThat(hits).extracting(IndexHit::passageId).contains("v0", "v1");
    }

    @Test
    void aTextWithoutWordsIsStillFoundByMeaning() {
        index.apply(SHOP, List.of(put("p1", "！？…")), 1);

        assertThat(found(SHOP, anything("？"))).containsExactly("p1");
    }

    @Test
    void anySourceTextComesBackUnchanged() {
        String odd = "  ＱＨ－B001\t500ML \uD83D\uDE00 𠮷野家\n第二行\u0000 ";
        index.apply(SHOP, List.of(put("id/with 符号:\"'", odd)), 1);

        assertThat(index.search(SHOP, anything("qh-b001"))).singleElement().satisfies(hit -> {
            assertThat(hit.text()).isEqualTo(odd);
            assertThat(hit.passageId()).isEqualTo("id/with 符号:\"'");
            assertThat(hit.keywordScore()).isPositive();
        });
    }

    @Test
    void aVectorOfAnotherLengthIsRefusedAndNothingChanges() {
        index.apply(SHOP, List.of(put("p1", "保温杯")), 1);
        IndexChange tooShort = put(entry("p2", 0, PassageKind.FAQ, null, "毛巾", unit(1, 0)));

        assertThatThrownBy(() -> index.apply(SHOP, List.of(put("p1", "雨伞"), tooShort), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3");
        assertThatThrownBy(() -> index.search(SHOP, new IndexQuery("杯", unit(1, 0), 5, IndexFilter.NONE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(index.appliedSequence(SHOP)).isEqualTo(1);
        index.apply(SHOP, List.of(), 3);
        assertThat(texts(index.search(SHOP, anything("保温杯")))).containsExactly("保温杯");
    }

    @ParameterizedTest
    @ValueSource(longs = {20261127, 4})
    void aRandomHistoryWithCrashesLeavesWhatAModelSays(long seed) {
        RandomHistory history = new RandomHistory(seed, SHOP);
        for (int step = 1; step <= 40; step++) {
            if (step % 10 == 0) {
                killed.add(index);
                index = openAfterCrash();
            }
            history.next(index);
            history.check(index);
        }
    }

    @Test
    void readersSeeWholeBatchesWhileWritersWrite() throws Exception {
        int writers = 3;
        int batches = 15;
        AtomicInteger running = new AtomicInteger(writers);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> work = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                IndexVersion shop = new IndexVersion(new MerchantId("shop-" + writer), "model-a", 3);
                work.add(threads.submit(() -> {
                    writeBatches(shop, batches);
                    running.decrementAndGet();
                }));
                work.add(threads.submit(() -> {
                    while (running.get() > 0) {
                        assertThat(index.size(shop) % 10).isZero();
                        assertThat(index.search(shop, anything("保温杯"))).hasSizeLessThanOrEqualTo(20);
                    }
                }));
            }
            for (Future<?> each : work) {
                each.get();
            }
        }
        for (int writer = 0; writer < writers; writer++) {
            IndexVersion shop = new IndexVersion(new MerchantId("shop-" + writer), "model-a", 3);
            assertThat(index.size(shop)).isEqualTo(batches * 10L);
            assertThat(index.appliedSequence(shop)).isEqualTo(batches);
        }
    }

    private void writeBatches(IndexVersion shop, int batches) {
        for (int batch = 1; batch <= batches; batch++) {
            int number = batch;
            index.apply(
                    shop,
                    IntStream.range(0, 10)
                            .<IndexChange>mapToObj(i -> put("p" + number + "-" + i, "保温杯"))
                            .toList(),
                    number);
        }
    }

    /** A put of entries that stand for the passage with the given texts. */
    protected static IndexChange put(String passageId, String... texts) {
        return new IndexChange.Put(
                passageId,
                IntStream.range(0, texts.length)
                        .mapToObj(i -> entry(passageId, i, PassageKind.FAQ, null, texts[i], unit(1, i, 0)))
                        .toList());
    }

    private static IndexChange put(IndexEntry entry) {
        return new IndexChange.Put(entry.passageId(), List.of(entry));
    }

    private static IndexEntry entry(
            String passageId, int ordinal, PassageKind kind, @Nullable String product, String text, Embedding vector) {
        return new IndexEntry(passageId, ordinal, Facets.of(kind, product), text, vector);
    }

    private static IndexEntry entry(String passageId, Facets facets) {
        return new IndexEntry(passageId, 0, facets, "保温杯", unit(1, 0, 0));
    }

    private static Facets windowed(Validity validity) {
        return new Facets(PassageKind.FAQ, null, null, null, validity);
    }

    private List<String> foundAt(Instant moment) {
        return found(SHOP, narrowed(IndexFilter.NONE.validAt(moment)));
    }

    private static IndexQuery narrowed(IndexFilter filter) {
        return new IndexQuery("保温杯", unit(1, 0, 0), 10, filter);
    }

    /** A query that finds all entries of a small index by meaning, whatever its words. */
    protected static IndexQuery anything(String text) {
        return new IndexQuery(text, unit(1, 0, 0), 10, IndexFilter.NONE);
    }

    private static Embedding unit(double... numbers) {
        float[] vector = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            vector[i] = (float) numbers[i];
        }
        Embedding embedding = Embedding.from(vector);
        embedding.normalize();
        return embedding;
    }

    private List<String> found(IndexVersion version, IndexQuery query) {
        return index.search(version, query).stream()
                .map(IndexHit::passageId)
                .sorted()
                .toList();
    }

    private static List<String> texts(List<IndexHit> hits) {
        return hits.stream().map(IndexHit::text).toList();
    }

    private static List<IndexHit> sorted(List<IndexHit> hits) {
        return hits.stream()
                .sorted(java.util.Comparator.comparing(IndexHit::text))
                .toList();
    }
}
