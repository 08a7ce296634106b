package io.zhanggui.assistant.copywriting;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class CopyJobTests {

    private static final String CATALOG = """
            商品编码,商品名称,类目,价格,描述,材质,容量,尺寸,重量,产地,颜色,适用人群,保温时长
            C-1,山岚316不锈钢弹跳盖保温杯 500ml,杯壶水具,129,单手一按就能开盖。,内胆316不锈钢，外壳304不锈钢,500ml,杯身直径6.8cm×高22.5cm,约280g,浙江永康,白色/墨绿,学生、上班族,12小时（水温不低于58℃）
            C-2,清屿双层高硼硅玻璃杯 320ml,杯壶水具,49,全网第一的好杯子。配贴合的竹盖。,高硼硅玻璃,320ml,口径8cm×高12.5cm,,河北河间,,,
            C-3,月白手作陶瓷马克杯 380ml,杯壶水具,58,,高白泥陶瓷,380ml,,约350g,江西景德镇,月白/青瓷/烟灰,,
            K-1,木心砧板,厨房用具,88,,整竹,,40×28×2cm,,福建南平,,,
            """;

    @Autowired
    private Shops shops;

    private static final Map<String, Shop> OPEN = new ConcurrentHashMap<>();

    /** The shop with this catalog, imported once for all tests. */
    private Shop shop(String catalog) {
        return OPEN.computeIfAbsent(catalog, wanted -> {
            Shop shop = shops.open();
            CopyClient.of(shop).imported(shop, wanted);
            return shop;
        });
    }

    @Test
    void aJobOverAllProductsEndsWithEveryItemDraftedAndMarked() {
        CopyClient client = CopyClient.of(shop(CATALOG));

        JsonNode job = client.finished(Map.of("channel", "xiaohongshu", "tone", "warm", "variants", 2));

        assertThat(job.get("status").asString()).isEqualTo("done");
        assertThat(job.get("total").asInt()).isEqualTo(8);
        assertThat(job.get("drafted").asInt()).isEqualTo(8);
        assertThat(client.items(job.get("id").asString())).allSatisfy(item -> {
            assertThat(item.get("status").asString()).isEqualTo("drafted");
            assertThat(item.get("label").asString()).isEqualTo("内容由AI生成");
            assertThat(item.get("backend").asString()).isEqualTo("offline");
            assertThat(item.get("promptVersion").asString()).isEqualTo("copy.offline@1");
            assertThat(item.get("title").asString().length()).isBetween(2, 20);
            assertThat(item.get("body").asString()).isNotBlank();
        });
    }

    @Test
    void aProductThatHasEndedGetsNoCopyAndOneThatIsToComeDoes() {
        CopyClient client =
                CopyClient.of(shop("商品编码,商品名称,材质,有效期从,有效期至\nE-1,去年的杯子,陶瓷,,2025-12-31\nE-2,以后的杯子,陶瓷,2999-01-01,\n"));

        JsonNode job = client.finished(Map.of());

        assertThat(client.items(job.get("id").asString()))
                .extracting(item -> item.get("productId").asString()
                        + " " + item.get("status").asString()
                        + " " + item.path("reason").asString(""))
                .containsExactly("E-1 failed 商品已过有效期，不再写文案。请在商品页修改失效时间，再新建任务。", "E-2 drafted ");
    }

    @Test
    void variantsOfAProductDiffer() {
        CopyClient client = CopyClient.of(shop(CATALOG));

        JsonNode job = client.finished(Map.of("productIds", List.of("C-1"), "channel", "taobao", "variants", 5));

        assertThat(client.items(job.get("id").asString()))
                .extracting(item -> item.get("body").asString())
                .doesNotHaveDuplicates();
    }

    @Test
    void unlawfulWordsOfADescriptionStayOut() {
        CopyClient client = CopyClient.of(shop(CATALOG));

        JsonNode job = client.finished(Map.of("productIds", List.of("C-2")));

        JsonNode item = client.items(job.get("id").asString()).getFirst();
        assertThat(item.get("status").asString()).isEqualTo("drafted");
        assertThat(item.get("body").asString()).doesNotContain("第一").contains("竹盖");
    }

    @Test
    void anUnlawfulTitleNeedsAReview() {
        CopyClient client = CopyClient.of(shop("商品编码,商品名称,材质\nA,顶级陶瓷杯,陶瓷\n"));

        JsonNode job = client.finished(Map.of());

        JsonNode item = client.items(job.get("id").asString()).getFirst();
        assertThat(item.get("status").asString()).isEqualTo("needs_review");
        assertThat(item.get("findings").get(0).get("code").asString()).isEqualTo("law.absolute");
        assertThat(item.get("findings").get(0).get("message").asString()).contains("顶级", "广告法");
    }

    @Test
    void aProductWithNothingToSayFailsWithAReason() {
        CopyClient client = CopyClient.of(shop("商品编码,商品名称,价格\nA,神秘商品,9.9\n"));

        JsonNode job = client.finished(Map.of());

        JsonNode item = client.items(job.get("id").asString()).getFirst();
        assertThat(job.get("failed").asInt()).isEqualTo(1);
        assertThat(item.get("status").asString()).isEqualTo("failed");
        assertThat(item.get("reason").asString()).isEqualTo("商品没有描述也没有属性，请先在商品资料中补充，再重新创建任务。");
    }

    @Test
    void englishCopyOfAChineseProductSaysThatItIsNotTranslated() {
        CopyClient client = CopyClient.of(shop(CATALOG));

        JsonNode job = client.finished(
                Map.of("productIds", List.of("K-1"), "channel", "listing-en", "locale", "en", "tone", "plain"));

        JsonNode item = client.items(job.get("id").asString()).getFirst();
        assertThat(item.get("status").asString()).isEqualTo("needs_review");
        assertThat(item.get("label").asString()).isEqualTo("AI-generated");
        assertThat(item.get("body").asString()).contains("Origin: 福建南平");
        assertThat(item.get("findings")
                        .valueStream()
                        .map(finding -> finding.get("code").asString()))
                .containsOnly("copy.untranslated");
    }

    @Test
    void anEnglishShopGetsEnglishCopy() {
        Shop shop = shops.open(Locale.ENGLISH);
        CopyClient.of(shop).imported(shop, """
                        sku,title,category,price,description,material,capacity,keeps cold,country of origin
                        MM-1,Summit Insulated Bottle 750 ml,Drinkware,34.00,A wide-mouth bottle with a carry loop.,18/8 stainless steel,750 ml,24 hours,Vietnam
                        """);
        CopyClient client = CopyClient.of(shop);

        JsonNode job = client.finished(Map.of("channel", "listing-en", "variants", 3));

        assertThat(job.get("drafted").asInt()).isEqualTo(3);
        assertThat(client.items(job.get("id").asString()).getFirst().get("body").asString())
                .contains("750 ml", "Vietnam");
    }

    @Test
    void eventsTellTheProgressAndTheEnd() {
        CopyClient client = CopyClient.of(shop(CATALOG));

        String events = client.events(client.start(Map.of("channel", "douyin")));

        assertThat(events).startsWith("event:progress");
        String done = events.substring(events.indexOf("event:done"));
        assertThat(done).contains("\"status\":\"done\"", "\"pending\":0", "\"drafted\":4");
    }

    @Test
    void aReviewedDraftKeepsTheDecisionAndIsCheckedAgainWhenItIsEdited() {
        CopyClient client = CopyClient.of(shop(CATALOG));
        JsonNode job = client.finished(Map.of("productIds", List.of("C-1")));
        String item =
                client.items(job.get("id").asString()).getFirst().get("id").asString();

        assertThat(client.review(item, Map.of("action", "accept")).get("review").asString())
                .isEqualTo("accepted");
        JsonNode wrong = client.review(item, Map.of("action", "edit", "body", "容量600ml，产自广东。"));
        assertThat(wrong.get("status").asString()).isEqualTo("needs_review");
        assertThat(wrong.get("review").asString()).isEqualTo("open");
        assertThat(wrong.get("findings")
                        .valueStream()
                        .map(finding -> finding.get("message").asString()))
                .containsExactly("商品资料中没有“600ml”，资料写的是：容量：500ml。", "商品资料中没有产地“广东”，资料写的是：产地：浙江永康。");
        JsonNode right = client.review(item, Map.of("action", "edit", "title", "保温杯", "body", "容量0.5L，产自浙江。"));
        assertThat(right.get("status").asString()).isEqualTo("drafted");
        assertThat(right.get("edited").asBoolean()).isTrue();
        assertThat(client.review(item, Map.of("action", "reject")).get("review").asString())
                .isEqualTo("rejected");
    }

    @Test
    void theSameRequestKeyStartsOneJob() {
        CopyClient client = CopyClient.of(shop(CATALOG));
        Map<String, ?> order = Map.of("productIds", List.of("C-1"));

        String first = keyed(client, "k1", order).get("id").asString();
        String second = keyed(client, "k1", order).get("id").asString();
        JsonNode other = keyed(client, "k1", Map.of("productIds", List.of("C-2")));

        assertThat(second).isEqualTo(first);
        assertThat(other.get("code").asString()).isEqualTo("copy.key-reused");
    }

    private static JsonNode keyed(CopyClient client, String key, Map<String, ?> order) {
        return CopyClient.json(client.http()
                .post()
                .uri("/api/v1/copy/jobs")
                .header("Idempotency-Key", key)
                .body(order)
                .exchange());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"productIds":["C-1","X-9","X-8"]}  | copy.products-unknown | X-9, X-8
            {"productIds":[]}                   | copy.no-products      | 没有符合条件的商品
            {"filter":{"category":"没有的类目"}}   | copy.no-products      | 没有符合条件的商品
            {"channel":"fax"}                   | copy.channel-unknown  | miniprogram
            {"tone":"rude"}                     | copy.tone-unknown     | plain, warm, lively, elegant
            {"locale":"fr"}                     | copy.locale-unknown   | fr
            {"variants":6}                      | copy.variants         | 1 到 5
            {"variants":0}                      | copy.variants         | 1 到 5
            {"variants":"many"}                 | body.unreadable       | JSON
            """)
    void aWrongOrderIsRefusedWithWhatToDo(String order, String code, String said) {
        CopyClient client = CopyClient.of(shop(CATALOG));
        int before = client.get("/api/v1/copy/jobs").get("total").asInt();

        JsonNode problem = CopyClient.json(
                client.post(JsonMapper.shared().readValue(order, new TypeReference<Map<String, Object>>() {})));

        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.get("detail").asString()).contains(said);
        assertThat(client.get("/api/v1/copy/jobs").get("total").asInt()).isEqualTo(before);
    }

    @Test
    void aFilterChoosesACategory() {
        CopyClient client = CopyClient.of(shop(CATALOG));

        JsonNode job = client.finished(Map.of("filter", Map.of("category", "厨房用具")));

        assertThat(client.items(job.get("id").asString()))
                .extracting(item -> item.get("productId").asString())
                .containsExactly("K-1");
    }

    @Test
    void exportsReadBackWithTheMarkAndWithoutFormulas() throws IOException {
        CopyClient client = CopyClient.of(shop("商品编码,商品名称,材质\n=1+1,\"=HYPERLINK(\"\"http://x\"\")杯\",陶瓷\nB,杯子,陶瓷\n"));
        String id = client.finished(Map.of()).get("id").asString();

        byte[] csv = client.export(id, "csv");
        assertThat(csv).startsWith(0xEF, 0xBB, 0xBF);
        List<CSVRecord> rows = CSVParser.parse(
                        new StringReader(new String(csv, StandardCharsets.UTF_8).substring(1)), CSVFormat.RFC4180)
                .getRecords();
        assertThat(rows.getFirst().toList())
                .containsExactly("商品编码", "商品标题", "文案标题", "文案正文", "渠道", "状态", "问题", "后端", "提示词版本", "AI生成", "版本", "审核");
        assertThat(rows.get(1).get(0)).isEqualTo("'=1+1");
        assertThat(rows.get(1).get(1)).isEqualTo("'=HYPERLINK(\"http://x\")杯");
        assertThat(rows.get(2).get(9)).isEqualTo("是");

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(client.export(id, "xlsx")));
                Stream<Row> sheet = workbook.getFirstSheet().openStream()) {
            List<Row> lines = sheet.toList();
            assertThat(lines).hasSize(3);
            assertThat(lines.getFirst().getCellText(9)).isEqualTo("AI生成");
            assertThat(lines.get(2).getCellText(0)).isEqualTo("B");
            assertThat(lines.get(1).getCell(0).getFormula()).isNull();
        }

        List<JsonNode> objects = new String(client.export(id, "jsonl"), StandardCharsets.UTF_8)
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(objects).hasSize(2);
        assertThat(objects.get(1).get("productId").asString()).isEqualTo("B");
        assertThat(objects.get(1).get("AI生成").asString()).isEqualTo("是");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/items", "/events", "/export?format=csv"})
    void anotherShopSeesNothingOfAJob(String path) {
        String id = CopyClient.of(shop(CATALOG)).finished(Map.of()).get("id").asString();

        CopyClient stranger = CopyClient.of(shops.open());

        stranger.http()
                .get()
                .uri("/api/v1/copy/jobs/" + id + path)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void anotherShopTouchesNothingOfAJob() {
        CopyClient client = CopyClient.of(shop(CATALOG));
        String id = client.finished(Map.of()).get("id").asString();
        CopyClient stranger = CopyClient.of(shops.open());

        assertThat(stranger.get("/api/v1/copy/jobs").get("total").asInt()).isZero();
        stranger.patch(id + "-0", Map.of("action", "reject")).expectStatus().isNotFound();
        stranger.http()
                .get()
                .uri("/api/v1/copy/items/" + id + "-0")
                .exchange()
                .expectStatus()
                .isNotFound();
        stranger.http()
                .post()
                .uri("/api/v1/copy/jobs/" + id + "/cancel")
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(client.items(id).getFirst().get("review").asString()).isEqualTo("open");
    }

    @Test
    void aVisitorMayNotWriteCopy() {
        Shop shop = shop(CATALOG);

        shop.visitor()
                .post()
                .uri("/api/v1/copy/jobs")
                .body(Map.of())
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.FORBIDDEN);
    }
}
