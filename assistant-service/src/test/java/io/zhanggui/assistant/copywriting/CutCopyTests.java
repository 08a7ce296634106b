package io.zhanggui.assistant.copywriting;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import io.zhanggui.assistant.backend.BackendDraft;
import io.zhanggui.assistant.backend.BackendRoster;
import io.zhanggui.assistant.backend.OpenAiWire;
import io.zhanggui.assistant.backend.ScriptedProvider;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A copy that comes to the model's limit of length. */
@ServiceTest
class CutCopyTests {

    private static final String CATALOG = "商品编码,商品名称,材质,容量,产地\nA,青山保温杯,316不锈钢,500ml,浙江永康\n";
    private static final String CUT = OpenAiWire.text("青山保温杯\\n\\n容量500ml，316不锈钢，产自浙")
            + OpenAiWire.finish("length")
            + OpenAiWire.usage()
            + OpenAiWire.done();
    private static final String WHOLE = OpenAiWire.answer("青山保温杯\\n\\n容量500ml，316不锈钢。");

    @Autowired
    Shops shops;

    @Autowired
    BackendRoster roster;

    @Test
    void isWrittenAgainShorter() throws Exception {
        try (ScriptedProvider provider = ScriptedProvider.playing(wire -> {
            wire.open();
            wire.write(wire.request().contains("长度上限") ? WHOLE : CUT);
        })) {
            JsonNode item = written(provider);

            assertThat(item.get("status").asString()).isEqualTo("drafted");
            assertThat(item.get("body").asString()).isEqualTo("容量500ml，316不锈钢。");
            assertThat(item.get("backend").asString()).isEqualTo("cutting");
            assertThat(provider.nextRequest()).doesNotContain("长度上限");
            assertThat(provider.nextRequest()).contains("长度上限", "316不锈钢，产自浙");
        }
    }

    @Test
    void needsAReviewWhenItIsCutEveryTime() throws Exception {
        try (ScriptedProvider provider = ScriptedProvider.playing(wire -> {
            wire.open();
            wire.write(CUT);
        })) {
            JsonNode item = written(provider);

            assertThat(item.get("status").asString()).isEqualTo("needs_review");
            assertThat(item.get("body").asString()).isEqualTo("容量500ml，316不锈钢，产自浙");
            JsonNode finding = item.get("findings").get(0);
            assertThat(finding.get("code").asString()).isEqualTo("copy.cut");
            assertThat(finding.get("message").asString()).contains("没有写完");
        }
    }

    private JsonNode written(ScriptedProvider provider) {
        Shop shop = shops.open();
        CopyClient client = CopyClient.of(shop);
        client.imported(shop, CATALOG);
        String id = roster.save(new BackendDraft(
                null, "cutting", null, provider.uri().toString(), null, false, "m", null, null, null, true));
        try {
            JsonNode job = client.finished(Map.of());
            return client.items(job.get("id").asString()).getFirst();
        } finally {
            roster.remove(id);
        }
    }
}
