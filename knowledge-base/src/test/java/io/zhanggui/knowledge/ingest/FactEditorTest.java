package io.zhanggui.knowledge.ingest;

import static io.zhanggui.knowledge.ingest.FactEditor.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.knowledge.catalog.Attribute;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.faq.FaqEntry;
import io.zhanggui.knowledge.ingest.ImportReport.Conflict;
import io.zhanggui.knowledge.ingest.Saving.Written;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactEditorTest {

    private static final FaqEntry POSTAGE = new FaqEntry("F1", "运费多少", List.of("邮费几块"), "  8元\r\n满99包邮 ");

    @TempDir
    private Path folder;

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
    void anEntryIsFoundByEachOfItsQuestionsWhenItIsSaved() {
        assertThat(save(POSTAGE, ABSENT))
                .isInstanceOfSatisfying(
                        Written.class, written -> assertThat(written.created()).isTrue());

        assertThat(shop.found("邮费几块")).containsExactly("F1");
        assertThat(shop.base.faqs().find(Shop.QINGHE.id(), "F1")).hasValue(POSTAGE);
    }

    @Test
    void questionsLoseTheirMarginAndRepetitions() {
        save(new FaqEntry("F1", " 运费多少 ", List.of("邮费几块 ", "", "运费多少", "邮费几块"), "8元"), null);

        assertThat(shop.base.faqs().find(Shop.QINGHE.id(), "F1"))
                .hasValue(new FaqEntry("F1", "运费多少", List.of("邮费几块"), "8元"));
    }

    @Test
    void aVersionThatIsNoLongerTrueOverwritesNothing() {
        save(POSTAGE, null);
        String seen = version();
        save(new FaqEntry("F1", "运费多少", List.of(), "10元"), seen);

        assertThat(save(new FaqEntry("F1", "运费多少", List.of(), "12元"), seen)).isEqualTo(new Saving.Outdated());
        assertThat(save(new FaqEntry("F1", "运费多少", List.of(), "12元"), ABSENT)).isEqualTo(new Saving.Outdated());
        assertThat(shop.base.faqs().find(Shop.QINGHE.id(), "F1"))
                .map(FaqEntry::answer)
                .hasValue("10元");
    }

    @Test
    void theVersionIsTheSameHoweverTheContentCame() {
        shop.faqs("编号,问题,相似问题,答案\nF1,运费多少,邮费几块,8元\n");
        String imported = version();

        assertThat(save(new FaqEntry("F1", "运费多少", List.of("邮费几块"), "8元"), imported))
                .isEqualTo(new Written(false, imported, List.of()));
    }

    @Test
    void anEntryThatAnswersAnothersQuestionDifferentlyIsToldOf() {
        shop.faqs("编号,问题,答案\nF0,运费多少？,10元\n");

        assertThat(save(POSTAGE, null))
                .isInstanceOfSatisfying(
                        Written.class,
                        written -> assertThat(written.conflicts())
                                .containsExactly(new Conflict("运费多少？", List.of("F0", "F1"))));
    }

    @Test
    void whatCannotBeKeptIsRefusedWithTheReason() {
        assertThat(save(new FaqEntry("F1", "运费多少", List.of(), "元".repeat(20_001)), null))
                .isInstanceOfSatisfying(
                        Saving.Refused.class,
                        refused -> assertThat(refused.reason().code()).isEqualTo("row.too-long"));
        assertThat(shop.base.faqs().count(Shop.QINGHE.id())).isZero();
    }

    @Test
    void aProductIsKeptWithEachAttributeOnce() {
        Product cup =
                new Product("A1", "保温杯", null, null, List.of(new Attribute("材质", "316不锈钢"), new Attribute("材质", "硅胶")));

        assertThat(shop.base.editor().saveProduct(Shop.QINGHE, cup, ABSENT)).isInstanceOf(Written.class);
        assertThat(shop.base
                        .products()
                        .find(Shop.QINGHE.id(), "A1")
                        .orElseThrow()
                        .attributes())
                .containsExactly(new Attribute("材质", "316不锈钢；硅胶"));
        assertThat(shop.found("保温杯")).containsExactly("A1");
    }

    private Saving save(FaqEntry entry, @Nullable String expected) {
        return shop.base.editor().saveFaq(Shop.QINGHE, entry, expected);
    }

    private String version() {
        return shop.base.editor().faqVersion(Shop.QINGHE.id(), "F1");
    }
}
