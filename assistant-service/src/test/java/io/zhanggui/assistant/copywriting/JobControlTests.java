package io.zhanggui.assistant.copywriting;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class JobControlTests {

    private static final String BARE = "商品编码,商品名称,价格\nA,神秘商品,9.9\nB,神秘盒子,9.9\n";
    private static final String FULL = "商品编码,商品名称,价格,材质\nA,神秘商品,9.9,陶瓷\nB,神秘盒子,9.9,松木\n";

    @Autowired
    private Shops shops;

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume", "cancel"})
    void aJobThatIsDoneIsNotHalted(String action) {
        CopyClient client = CopyClient.of(with(BARE));
        String id = client.finished(Map.of()).get("id").asString();

        JsonNode problem = CopyClient.json(client.say(id, action).expectStatus().isEqualTo(409));

        assertThat(problem.get("code").asString()).isEqualTo("copy.job-done");
        assertThat(problem.get("title").asString()).isEqualTo("任务已完成");
        assertThat(client.job(id).get("status").asString()).isEqualTo("done");
    }

    @Test
    void whatHasFailedRunsAgainAndTheRestStays() {
        Shop shop = with(BARE);
        CopyClient client = CopyClient.of(shop);
        String id = client.finished(Map.of()).get("id").asString();
        assertThat(client.job(id).get("failed").asInt()).isEqualTo(2);
        client.imported(shop, FULL);

        retry(client, id, List.of(id + "-1")).expectStatus().isOk();
        client.events(id);
        assertThat(client.items(id))
                .extracting(item -> item.get("status").asString())
                .containsExactly("failed", "drafted");

        client.say(id, "retry").expectStatus().isOk();
        client.events(id);
        JsonNode job = client.job(id);
        assertThat(job.get("status").asString()).isEqualTo("done");
        assertThat(job.get("drafted").asInt()).isEqualTo(2);
        assertThat(job.get("total").asInt()).isEqualTo(2);

        assertThat(CopyClient.json(client.say(id, "retry")).get("status").asString())
                .isEqualTo("done");
    }

    @Test
    void anItemOfAnotherJobIsNotRetried() {
        CopyClient client = CopyClient.of(with(BARE));
        String id = client.finished(Map.of()).get("id").asString();
        String other = client.finished(Map.of()).get("id").asString();

        JsonNode problem = CopyClient.json(
                retry(client, id, List.of(other + "-0")).expectStatus().isNotFound());

        assertThat(problem.get("code").asString()).isEqualTo("copy.item-unknown");
    }

    @Test
    void productsWithoutCopyAndThoseFoundByWordsAreChosen() {
        CopyClient client = CopyClient.of(with(FULL));
        client.finished(Map.of("productIds", List.of("A"), "channel", "douyin"));

        JsonNode rest = client.finished(Map.of("filter", Map.of("withoutCopy", true), "channel", "douyin"));
        JsonNode elsewhere = client.finished(Map.of("filter", Map.of("withoutCopy", true), "channel", "jd"));
        JsonNode found = client.finished(Map.of("filter", Map.of("words", "商品")));

        assertThat(client.items(rest.get("id").asString()))
                .extracting(item -> item.get("productId").asString())
                .containsExactly("B");
        assertThat(elsewhere.get("total").asInt()).isEqualTo(2);
        assertThat(client.items(found.get("id").asString()))
                .extracting(item -> item.get("productId").asString())
                .containsExactly("A");
    }

    @Test
    void aDraftWithFindingsIsAcceptedOnlyByWhoHasReadThem() {
        CopyClient client = CopyClient.of(with(FULL));
        String id =
                client.finished(Map.of("productIds", List.of("A"))).get("id").asString();
        String item = id + "-0";
        client.review(item, Map.of("action", "edit", "body", "顶级陶瓷。"));

        JsonNode refused = CopyClient.json(
                client.patch(item, Map.of("action", "accept")).expectStatus().isEqualTo(409));
        assertThat(refused.get("code").asString()).isEqualTo("copy.findings-open");
        assertThat(client.review(item, Map.of("action", "accept", "override", true))
                        .get("review")
                        .asString())
                .isEqualTo("accepted");
        assertThat(client.review(item, Map.of("action", "reopen")).get("review").asString())
                .isEqualTo("open");
    }

    @Test
    void anExportHoldsWhatIsAskedFor() {
        CopyClient client = CopyClient.of(with(FULL + "C,空商品,1,\n"));
        String id = client.finished(Map.of()).get("id").asString();
        client.review(id + "-1", Map.of("action", "accept"));

        assertThat(exported(client, id, "accepted"))
                .hasSize(1)
                .first()
                .asString()
                .contains("\"B\"");
        assertThat(exported(client, id, "written")).hasSize(2);
        assertThat(exported(client, id, "all")).hasSize(3);
    }

    private static List<String> exported(CopyClient client, String id, String include) {
        return CopyClient.text(client.http()
                        .get()
                        .uri("/api/v1/copy/jobs/{id}/export?format=jsonl&include={include}", id, include)
                        .exchange())
                .lines()
                .toList();
    }

    private static RestTestClient.ResponseSpec retry(CopyClient client, String id, List<String> items) {
        return client.http()
                .post()
                .uri("/api/v1/copy/jobs/{id}/retry", id)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("items", items))
                .exchange();
    }

    private Shop with(String catalog) {
        Shop shop = shops.open();
        CopyClient.of(shop).imported(shop, catalog);
        return shop;
    }
}
