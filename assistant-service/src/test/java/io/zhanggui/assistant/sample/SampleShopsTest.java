package io.zhanggui.assistant.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.SampleShopTest;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.catalog.Products;
import io.zhanggui.knowledge.faq.FaqEntry;
import io.zhanggui.knowledge.faq.Faqs;
import io.zhanggui.knowledge.ingest.DocumentInfo;
import io.zhanggui.knowledge.ingest.Documents;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SampleShopTest
class SampleShopsTest {

    private static final Merchant QINGHE = new Merchant(new MerchantId("qinghe"), Locale.SIMPLIFIED_CHINESE);
    private static final Merchant MAPLE = new Merchant(new MerchantId("maple"), Locale.US);

    @Autowired
    SampleShops shops;

    @Autowired
    SampleLoader loader;

    @Autowired
    Products products;

    @Autowired
    Faqs faqs;

    @Autowired
    Documents documents;

    @Test
    void theChineseShopHasProductsOfSixCategoriesWithTheirAttributes() {
        List<Product> all = products.all(QINGHE.id());

        assertThat(all).hasSizeGreaterThanOrEqualTo(60);
        assertThat(all.stream().map(Product::category).distinct()).hasSize(6);
        assertThat(all)
                .allSatisfy(product -> assertThat(product.attributes().stream()
                                .filter(attribute -> !attribute.name().equals("价格")))
                        .hasSizeBetween(6, 15));
    }

    @Test
    void theChineseShopHasFaqEntriesWithOtherWaysToAsk() {
        assertThat(faqs.count(QINGHE.id())).isGreaterThanOrEqualTo(80);
        assertThat(faqs.page(QINGHE.id(), 0, 200))
                .extracting(FaqEntry::similarQuestions)
                .allSatisfy(similar -> assertThat(similar).isNotEmpty());
    }

    @Test
    void theChineseShopHasPoliciesInFiveFormats() {
        List<DocumentInfo> all = documents.page(QINGHE.id(), 0, 50);

        assertThat(all)
                .extracting(DocumentInfo::name)
                .containsExactlyInAnyOrder("退换货政策.pdf", "配送说明.docx", "会员与积分.xlsx", "发票与开票.html", "隐私说明.md", "质保与售后.md");
        assertThat(all).allSatisfy(document -> assertThat(document.passages()).isPositive());
    }

    @Test
    void theEnglishShopIsThereToo() {
        assertThat(products.count(MAPLE.id())).isGreaterThanOrEqualTo(12);
        assertThat(faqs.count(MAPLE.id())).isGreaterThanOrEqualTo(16);
        assertThat(documents.count(MAPLE.id())).isEqualTo(2);
    }

    @Test
    void bringingTheSameFilesAgainChangesNothing() {
        assertThat(loader.load(QINGHE, SampleShop.in("/sample-shop/zh-CN/")))
                .isEqualTo(new SampleLoader.Loaded(0, 0, 0));
    }

    @Test
    void whatAMerchantDeletedStaysDeletedAtTheNextStart() {
        SampleShop shop = SampleShop.in("/sample-shop/en-US/");
        products.delete(MAPLE, "MM-001");

        shops.run();

        assertThat(products.find(MAPLE.id(), "MM-001")).isEmpty();
        assertThat(loader.load(MAPLE, shop)).isEqualTo(new SampleLoader.Loaded(1, 0, 0));
    }
}
