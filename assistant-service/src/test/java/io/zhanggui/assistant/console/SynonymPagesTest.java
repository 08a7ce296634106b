package io.zhanggui.assistant.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.assistant.page.Browser;
import io.zhanggui.assistant.page.Browser.Page;
import io.zhanggui.knowledge.retrieval.SynonymGroup;
import io.zhanggui.knowledge.retrieval.Synonyms;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class SynonymPagesTest {

    private static final String PATH = "/console/synonyms";

    @Autowired
    Shops shops;

    @Autowired
    DataFolder folder;

    @Autowired
    Synonyms synonyms;

    Shop shop;
    Browser browser;

    @BeforeEach
    void stock() throws IOException {
        shop = shops.open();
        shop.upload("/api/v1/products/import", "products.csv", """
                        商品编码,商品名称,类目,容量
                        A-1,山岚保温杯,杯壶,500ml
                        """)
                .expectStatus()
                .isOk();
        browser = Pages.console(folder, shop, "zh-CN");
    }

    @Test
    void anEmptyListSaysWhatToDo() {
        assertThat(browser.get(PATH).html()).contains("还没有同义词", "待回答").doesNotContain("下载为文本文件");
    }

    @Test
    void aGroupIsAddedCorrectedAndDeleted() {
        Page added = save("", "保温杯，暖壶");
        assertThat(added.html()).contains("已保存", "value=\"保温杯, 暖壶\"");
        assertThat(browser.get("/console/try?q=%E6%9A%96%E5%A3%B6%E5%A4%9A%E5%A4%A7")
                        .html())
                .contains("搜索“暖壶”，也按“保温杯”找：本店里两者意思相同。", "500ml");

        save("保温杯", "保温杯、水壶");
        assertThat(synonyms.all(shop.id())).containsExactly(new SynonymGroup("保温杯", List.of("保温杯", "水壶")));

        Page deleted = browser.submit(browser.get(PATH), PATH + "/delete", Map.of("id", "保温杯"));
        assertThat(deleted.html()).contains("已删除", "还没有同义词");
    }

    @Test
    void aGroupWhoseFirstWordNamesAnotherGetsANameOfItsOwn() {
        synonyms.save(shop.id(), new SynonymGroup("杯子", List.of("水杯", "茶杯")));

        save("", "杯子, 马克杯");

        assertThat(synonyms.all(shop.id())).extracting(SynonymGroup::id).containsExactlyInAnyOrder("杯子", "杯子-2");
    }

    @Test
    void whatCannotBeKeptComesBackWithTheReason() {
        save("", "保温杯，暖壶");

        Page taken = save("", "水壶，暖壶");
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.html()).contains("没有保存", "“暖壶”已经在", "value=\"水壶，暖壶\"", "value=\"保温杯, 暖壶\"");

        Page single = save("保温杯", "<b>保温杯");
        assertThat(single.status()).isEqualTo(422);
        assertThat(single.html()).contains("至少需要两个不同的词", "&lt;b&gt;保温杯").doesNotContain("<b>保温杯");
        assertThat(synonyms.all(shop.id())).hasSize(1);
    }

    @Test
    void theReasonStandsAtTheGroupItIsAbout() {
        save("", "保温杯，暖壶");
        save("", "毛巾，手巾");

        Page wrong = save("毛巾", "毛巾，暖壶");
        assertThat(wrong.html())
                .containsSubsequence("value=\"保温杯, 暖壶\"", "value=\"毛巾，暖壶\"", "autofocus", "id=\"refused\"", "“暖壶”已经在")
                .containsOnlyOnce("aria-invalid")
                .containsOnlyOnce("id=\"refused\"");

        Page wrongFile = upload("毛巾\n");
        assertThat(wrongFile.html())
                .containsSubsequence("value=\"毛巾, 手巾\"", "type=\"file\"", "aria-invalid", "id=\"refused\"", "第 1 行")
                .containsOnlyOnce("id=\"refused\"");
    }

    @Test
    void aFileReplacesAllGroupsOrNone() {
        save("", "旧词，老词");

        Page replaced = upload("保温杯,暖壶\n毛巾,手巾\n");
        assertThat(replaced.html()).contains("已用文件里的词组替换");
        assertThat(browser.get(PATH + "/export").html()).isEqualTo("保温杯, 暖壶\n毛巾, 手巾\n");

        Page wrong = upload("保温杯,暖壶\n毛巾\n");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html()).contains("第 2 行", "至少需要两个不同的词");
        assertThat(upload("").status()).isEqualTo(422);
        assertThat(synonyms.all(shop.id())).hasSize(2);
    }

    private Page upload(String content) {
        return browser.upload(browser.get(PATH), PATH + "/import", "synonyms.txt", content);
    }

    private Page save(String id, String words) {
        return browser.submit(browser.get(PATH), PATH + "/save", Map.of("id", id, "words", words));
    }
}
