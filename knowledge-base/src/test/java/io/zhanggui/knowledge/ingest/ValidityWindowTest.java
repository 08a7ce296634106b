package io.zhanggui.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.Validity;
import io.zhanggui.knowledge.catalog.Attribute;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.faq.FaqEntry;
import io.zhanggui.knowledge.ingest.ImportReport.Conflict;
import io.zhanggui.knowledge.ingest.ImportReport.RowFailure;
import io.zhanggui.knowledge.retrieval.Hit;
import io.zhanggui.knowledge.retrieval.SearchRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidityWindowTest {

    private static final String RULES = """
            编号,问题,答案,生效时间,失效时间
            sale,大促满减规则,满300减50,2026-11-23 20:00,2026-11-24
            usual,平时满减规则,满300减30,,
            """;
    private static final Instant OPENS = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant ENDS = Instant.parse("2026-11-24T16:00:00Z");

    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aRuleIsFoundFromItsFirstSecondToTheEndOfItsLastDayInTheTimeOfTheShop() {
        shop.faqs(RULES);

        assertThat(foundAt(OPENS.minusSeconds(1))).containsExactly("usual");
        assertThat(foundAt(OPENS)).containsExactlyInAnyOrder("sale", "usual");
        assertThat(foundAt(ENDS.minusSeconds(1))).containsExactlyInAnyOrder("sale", "usual");
        assertThat(foundAt(ENDS)).containsExactly("usual");
    }

    @Test
    void theIndexThatIsMadeAnewKnowsTheWindows() {
        shop.faqs(RULES);
        shop.loseIndex();
        shop.base.catchUp(Shop.QINGHE);

        assertThat(foundAt(OPENS.minusSeconds(1))).containsExactly("usual");
        assertThat(foundAt(OPENS)).containsExactlyInAnyOrder("sale", "usual");
    }

    @Test
    void theRowsDecideWhereTheIndexIsBehind() {
        shop.faqs(RULES);
        shop.modelDown = true;
        String postponed = RULES.replace("2026-11-23 20:00", "2026-11-23 21:00");
        assertThatThrownBy(() -> shop.faqs(postponed)).hasMessage("The model is down");
        shop.modelDown = false;

        assertThat(foundAt(OPENS)).containsExactly("usual");
    }

    @Test
    void theSameRowsChangeNothingAndAnotherWindowDoes() {
        shop.faqs(RULES);

        assertThat(shop.faqs(RULES)).isEqualTo(new ImportReport(2, 0, 0, 2, 0, List.of(), List.of()));
        assertThat(shop.faqs(RULES.replace("2026-11-24", "2026-11-25")))
                .isEqualTo(new ImportReport(2, 0, 1, 1, 0, List.of(), List.of()));
        assertThat(foundAt(ENDS)).containsExactlyInAnyOrder("sale", "usual");
    }

    @Test
    void aDateThatCannotBeReadFailsItsRow() {
        ImportReport report = shop.faqs("""
                问题,答案,开始时间,结束时间,语言
                a,1,双十一,,
                b,2,11/12/2026,,
                c,3,2026-11-31,,
                d,4,2026-11-12,2026-11-11,
                e,5,2026年11月12日8时,长期,英文
                f,6,,,火星文
                """);

        assertThat(report.failed())
                .containsExactly(
                        new RowFailure(2, Reason.of("row.date", "开始时间", "双十一")),
                        new RowFailure(3, Reason.of("row.date", "开始时间", "11/12/2026")),
                        new RowFailure(4, Reason.of("row.date", "开始时间", "2026-11-31")),
                        new RowFailure(5, Reason.of("row.window", "2026-11-11T16:00:00Z", "2026-11-11T16:00:00Z")),
                        new RowFailure(7, Reason.of("row.language", "火星文")));
        assertThat(shop.base.faqs().all(Shop.QINGHE.id()))
                .containsExactly(new FaqEntry(
                        "e", "e", List.of(), "5", "en", new Validity(Instant.parse("2026-11-12T00:00:00Z"), null)));
        assertThat(Reason.of("row.date", "开始时间", "双十一").text(Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("“开始时间”列里的“双十一”不是可以识别的日期。请把年份写在前面，例如 2026-11-11 或 2026-11-11 20:00。");
    }

    @Test
    void aProductIsOnOfferWithItsAttributesWhileItsWindowIsOpen() {
        ImportReport report = shop.products("""
                商品编码,商品名称,类目,容量,有效期从,有效期至
                A1,保温杯,杯壶,500ml,2026-11-23T12:00:00Z,2026-11-24T00:00:00+08:00
                """);

        assertThat(report.failed()).isEmpty();
        assertThat(shop.base.products().find(Shop.QINGHE.id(), "A1"))
                .hasValue(new Product("A1", "保温杯", "杯壶", null, List.of(new Attribute("容量", "500ml")))
                        .limited(null, new Validity(OPENS, Instant.parse("2026-11-23T16:00:00Z"))));
        assertThat(kindsAt(OPENS.minusSeconds(1))).isEmpty();
        assertThat(kindsAt(OPENS)).containsExactlyInAnyOrder(PassageKind.PRODUCT, PassageKind.ATTRIBUTE);
        assertThat(kindsAt(Instant.parse("2026-11-23T16:00:00Z"))).isEmpty();
    }

    @Test
    void entriesThatTakeTurnsDoNotContradictEachOther() {
        ImportReport turns = shop.faqs("""
                编号,问题,答案,生效时间,失效时间
                before,运费多少,8元,,2026-11-10
                after,运费多少,包邮,2026-11-11,
                """);
        ImportReport both = shop.faqs("编号,问题,答案\nalways,运费多少,6元\n");

        assertThat(turns.conflicts()).isEmpty();
        assertThat(both.conflicts()).containsExactly(new Conflict("运费多少", List.of("after", "always", "before")));
    }

    @Test
    void aSearchIsNarrowedToACategoryAndALanguage() {
        shop.products("商品编码,商品名称,类目,内容语言\nA1,保温杯,杯壶,\nA2,保温袋,收纳,\nA3,Flask,杯壶,en\nA4,フラスコ,杯壶,日语\n");

        assertThat(found(null, null)).containsExactlyInAnyOrder("A1", "A2", "A3", "A4");
        assertThat(found("杯壶", null)).containsExactlyInAnyOrder("A1", "A3", "A4");
        assertThat(found(null, "en")).containsExactlyInAnyOrder("A1", "A2", "A3");
        assertThat(found("杯壶", "zh")).containsExactly("A1");
    }

    @Test
    void aDocumentKeepsItsWindowWhenItIsImportedAgain() {
        shop.document("大促.md", "# 大促满减规则\n满300减50");

        assertThat(shop.base.editor().limitDocument(Shop.QINGHE, "大促.md", null, new Validity(OPENS, ENDS)))
                .isInstanceOf(Saving.Written.class);
        assertThat(foundAt(OPENS.minusSeconds(1))).isEmpty();
        assertThat(foundAt(OPENS)).containsExactly("大促.md");

        shop.document("大促.md", "# 大促满减规则\n满300减60");

        assertThat(foundAt(OPENS.minusSeconds(1))).isEmpty();
        assertThat(foundAt(OPENS)).containsExactly("大促.md");
        assertThat(shop.base
                        .documents()
                        .find(Shop.QINGHE.id(), "大促.md")
                        .orElseThrow()
                        .validity())
                .isEqualTo(new Validity(OPENS, ENDS));
        assertThat(shop.base.editor().limitDocument(Shop.QINGHE, "没有.md", null, Validity.ALWAYS))
                .isEqualTo(new Saving.Outdated());
    }

    private List<String> foundAt(Instant moment) {
        shop.clock.moveTo(moment);
        return shop.found("满减规则");
    }

    private List<PassageKind> kindsAt(Instant moment) {
        shop.clock.moveTo(moment);
        return shop.base.retrieval().search(SearchRequest.everywhere(Shop.QINGHE, "保温杯容量", 10)).stream()
                .map(hit -> hit.passage().kind())
                .toList();
    }

    private List<String> found(@Nullable String category, @Nullable String language) {
        return shop
                .base
                .retrieval()
                .search(new SearchRequest(
                        Shop.QINGHE, "保温 flask", 10, Set.of(PassageKind.PRODUCT), null, category, language))
                .stream()
                .map(Hit::passage)
                .map(passage -> passage.sourceId())
                .toList();
    }
}
