package io.zhanggui.knowledge.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.knowledge.KnowledgeSchema;
import io.zhanggui.knowledge.MerchantId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

class SynonymsTest {

    private static final MerchantId SHOP = new MerchantId("shop");

    private JdbcConnectionPool rows;
    private Synonyms synonyms;

    @BeforeEach
    void open() {
        rows = JdbcConnectionPool.create(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
                "sa",
                "");
        KnowledgeSchema.migrate(rows);
        synonyms = new Synonyms(new JdbcTemplate(rows), new JdbcTransactionManager(rows));
    }

    @AfterEach
    void close() {
        rows.dispose();
    }

    @Test
    void aGroupStandsAsItWasSavedWithEachWordOnce() {
        assertThat(save(" cups ", " 保温杯 ", "暖杯", "", "暖杯", "ＣＵＰ", "cup"))
                .isEqualTo(written(true, new SynonymGroup("cups", List.of("保温杯", "暖杯", "ＣＵＰ"))));
        assertThat(save("cups", "保温杯", "水杯")).isEqualTo(written(false, new SynonymGroup("cups", List.of("保温杯", "水杯"))));

        assertThat(synonyms.all(SHOP)).containsExactly(new SynonymGroup("cups", List.of("保温杯", "水杯")));
        assertThat(synonyms.find(SHOP, "cups")).isPresent();
        assertThat(synonyms.find(new MerchantId("other"), "cups")).isEmpty();
        assertThat(synonyms.delete(SHOP, "cups")).isTrue();
        assertThat(synonyms.delete(SHOP, "cups")).isFalse();
        assertThat(synonyms.all(SHOP)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "保温杯 | A group needs at least two different words. Add the words that mean the same.",
                "cup/CUP/ｃｕｐ | A group needs at least two different words. Add the words that mean the same.",
                "cup/!? | \"!?\" holds neither letters nor digits, so nobody can search for it. Leave it out.",
                "cup/#1 | \"#1\" begins with #, which marks a comment in the text file of the groups. Leave out the #.",
                "cup/a,b | \"a,b\" holds a comma, a semicolon or an equals sign. Give its parts as words of their own.",
                "mug/雨伞 | \"雨伞\" stands in the group \"雨伞, umbrella\" already. Keep it in one of the two, or make one group of both.",
                "mug/UMBRELLA | \"UMBRELLA\" stands in the group \"雨伞, umbrella\" already. Keep it in one of the two, or make one group of both.",
            })
    void aGroupThatCannotBeKeptIsRefusedWithTheReason(String words, String reason) {
        save("umbrellas", "雨伞", "umbrella");

        assertThat(save("cups", words.split("/"))).isInstanceOfSatisfying(SynonymSaving.Refused.class, refused -> {
            assertThat(refused.reason().text(Locale.ENGLISH)).isEqualTo(reason);
            assertThat(refused.reason().text(Locale.SIMPLIFIED_CHINESE))
                    .isNotBlank()
                    .isNotEqualTo(reason);
        });
        assertThat(synonyms.all(SHOP)).hasSize(1);
    }

    @Test
    void wordsAndGroupsHaveTheirLimits() {
        String[] many = IntStream.range(0, 21).mapToObj(i -> "词" + i).toArray(String[]::new);
        String groups = IntStream.range(0, SynonymList.MOST_GROUPS)
                .mapToObj(i -> "a" + i + ",b" + i)
                .collect(Collectors.joining("\n"));

        assertThat(code(save("g", "a", "长".repeat(41)))).isEqualTo("synonyms.long");
        assertThat(code(save("g", many))).isEqualTo("synonyms.many");
        assertThat(code(save("g".repeat(101), "a", "b"))).isEqualTo("synonyms.id");
        assertThat(code(save("g\0", "a", "b"))).isEqualTo("synonyms.id");
        assertThat(code(save("g", "a", "\uFDFA".repeat(3)))).isEqualTo("synonyms.long");
        assertThat(synonyms.replace(SHOP, groups))
                .isInstanceOfSatisfying(
                        SynonymSaving.Written.class,
                        written -> assertThat(written.groups()).hasSize(500));
        assertThat(code(save("g", "a", "b"))).isEqualTo("synonyms.groups");
        assertThat(save("a0", "a0", "c0")).isEqualTo(written(false, new SynonymGroup("a0", List.of("a0", "c0"))));
    }

    @Test
    void aFileReplacesAllGroupsAndComesBackAsItWas() {
        save("old", "雨伞", "洋伞");

        assertThat(synonyms.replace(SHOP, "\uFEFF# 杯子\n保温杯，暖杯, 热水杯\n\nbattery life＝续航\n"))
                .isEqualTo(written(
                        false,
                        new SynonymGroup("保温杯", List.of("保温杯", "暖杯", "热水杯")),
                        new SynonymGroup("battery life", List.of("battery life", "续航"))));
        assertThat(synonyms.text(SHOP)).isEqualTo("battery life, 续航\n保温杯, 暖杯, 热水杯\n");

        String text = synonyms.text(SHOP);
        synonyms.replace(SHOP, text);
        assertThat(synonyms.text(SHOP)).isEqualTo(text);
    }

    @Test
    void aGroupOfAFileKeepsTheIdUnderWhichItsWordsStoodBefore() {
        save("水杯", "雨伞", "洋伞");
        save("S-2", "毛巾", "面巾");

        assertThat(synonyms.replace(SHOP, "水杯, 杯子\n洋伞, 雨伞\n毛巾, 浴巾"))
                .isEqualTo(written(
                        false,
                        new SynonymGroup("水杯-2", List.of("水杯", "杯子")),
                        new SynonymGroup("水杯", List.of("洋伞", "雨伞")),
                        new SynonymGroup("毛巾", List.of("毛巾", "浴巾"))));
    }

    @Test
    void aNewGroupOverwritesNoneWithItsFirstWordForAnId() {
        save("杯子", "雨伞", "洋伞");

        assertThat(synonyms.add(SHOP, List.of("杯子", "水杯")))
                .isEqualTo(written(true, new SynonymGroup("杯子-2", List.of("杯子", "水杯"))));
        assertThat(code(synonyms.add(SHOP, List.of()))).isEqualTo("synonyms.few");
        assertThat(synonyms.all(SHOP)).hasSize(2);
    }

    @Test
    void aLineWithAWordTooLongSaysSo() {
        assertThat(code(synonyms.replace(SHOP, "长".repeat(101) + ", 短"))).isEqualTo("synonyms.long");
    }

    @Test
    void aFileWithAWrongLineChangesNothingAndNamesTheLine() {
        save("old", "雨伞", "洋伞");

        assertThat(synonyms.replace(SHOP, "保温杯,暖杯\n\n水杯,暖杯"))
                .isInstanceOfSatisfying(SynonymSaving.Refused.class, refused -> {
                    assertThat(refused.line()).isEqualTo(3);
                    assertThat(refused.reason().code()).isEqualTo("synonyms.taken");
                });
        assertThat(synonyms.text(SHOP)).isEqualTo("雨伞, 洋伞\n");
    }

    @Test
    void ofTwoWhoTakeOneWordAtOnceOneIsRefused() throws Exception {
        List<Callable<SynonymSaving>> writers = Stream.of("a", "b", "c", "d")
                .<Callable<SynonymSaving>>map(id -> () -> save(id, "杯子", "词" + id))
                .toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<SynonymSaving> ends = threads.invokeAll(writers).stream()
                    .map(end -> end.resultNow())
                    .toList();

            assertThat(ends).filteredOn(SynonymSaving.Written.class::isInstance).hasSize(1);
            assertThat(ends).filteredOn(SynonymSaving.Refused.class::isInstance).hasSize(3);
        }
        assertThat(Collections.frequency(words(), "杯子")).isOne();
    }

    private List<String> words() {
        return synonyms.all(SHOP).stream()
                .flatMap(group -> group.words().stream())
                .toList();
    }

    private SynonymSaving save(String id, String... words) {
        return synonyms.save(SHOP, new SynonymGroup(id, List.of(words)));
    }

    private static SynonymSaving written(boolean created, SynonymGroup... groups) {
        return new SynonymSaving.Written(created, List.of(groups));
    }

    private static String code(SynonymSaving saving) {
        return ((SynonymSaving.Refused) saving).reason().code();
    }
}
