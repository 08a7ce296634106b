package io.zhanggui.assistant.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class LineupTest {

    private static final Presets PRESETS = Presets.bundled();

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void withoutKeysNobodyIsAsked() {
        assertThat(providers(true)).isEmpty();
    }

    @Test
    void aKeyInTheEnvironmentAddsItsProviderInOrder() {
        environment
                .withProperty("OPENAI_API_KEY", "k4")
                .withProperty("DASHSCOPE_API_KEY", "k3")
                .withProperty("HUNYUAN_API_KEY", "k2")
                .withProperty("DEEPSEEK_API_KEY", "k1")
                .withProperty("OLLAMA_BASE_URL", "http://localhost:11434/");

        assertThat(providers(true))
                .containsExactly(
                        provider("deepseek", "https://api.deepseek.com", "k1", "deepseek-chat"),
                        provider("hunyuan", "https://api.hunyuan.cloud.tencent.com/v1", "k2", "hunyuan-turbos-latest"),
                        provider("dashscope", "https://dashscope.aliyuncs.com/compatible-mode/v1", "k3", "qwen-plus"),
                        provider("openai", "https://api.openai.com/v1", "k4", "gpt-4o-mini"),
                        provider("ollama", "http://localhost:11434/v1", null, "qwen2.5:7b"));
    }

    @Test
    void theOtherProvidersHaveTheirVariablesToo() {
        environment
                .withProperty("ARK_API_KEY", "k1")
                .withProperty("MOONSHOT_API_KEY", "k2")
                .withProperty("ZHIPUAI_API_KEY", "k3")
                .withProperty("SILICONFLOW_API_KEY", "k4")
                .withProperty("AZURE_OPENAI_API_KEY", "k5")
                .withProperty("AZURE_OPENAI_ENDPOINT", "https://qinghe.openai.azure.com/")
                .withProperty("AZURE_OPENAI_DEPLOYMENT", "our-gpt")
                .withProperty("VLLM_BASE_URL", "http://gpu:8000")
                .withProperty("VLLM_MODEL", "our-qwen");

        assertThat(providers(true))
                .extracting(ProviderSettings::toString)
                .containsExactly(
                        "ark (doubao-seed-1-6-flash-250828 at https://ark.cn-beijing.volces.com/api/v3)",
                        "moonshot (kimi-k2-0905-preview at https://api.moonshot.cn/v1)",
                        "zhipu (glm-4.5-air at https://open.bigmodel.cn/api/paas/v4)",
                        "siliconflow (deepseek-ai/DeepSeek-V3 at https://api.siliconflow.cn/v1)",
                        "azure-openai (our-gpt at https://qinghe.openai.azure.com/openai/v1)",
                        "vllm (our-qwen at http://gpu:8000/v1)");
        assertThat(providers(true).get(4).keyHeader()).isEqualTo(KeyHeader.API_KEY);
        assertThat(providers(true).getLast().prices()).isEqualTo(Prices.FREE);
    }

    @Test
    void aKeyOfAzureAloneNamesNobody() {
        environment.withProperty("AZURE_OPENAI_API_KEY", "k");

        assertThat(providers(true)).isEmpty();
    }

    @Test
    void pricesCanBeOverridden() {
        environment
                .withProperty("DEEPSEEK_API_KEY", "k")
                .withProperty("DEEPSEEK_INPUT_PRICE", "150")
                .withProperty("DEEPSEEK_OUTPUT_PRICE", "250.5");

        assertThat(providers(true).getFirst().prices())
                .isEqualTo(new Prices(new BigDecimal("150"), null, new BigDecimal("250.5")));
    }

    @Test
    void addressAndModelCanBeOverridden() {
        environment
                .withProperty("OPENAI_API_KEY", "k")
                .withProperty("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
                .withProperty("OPENAI_MODEL", "tiny");

        assertThat(providers(true)).containsExactly(provider("openai", "http://127.0.0.1:9/v1", "k", "tiny"));
    }

    @Test
    void anEmptyKeyIsNone() {
        environment.withProperty("DEEPSEEK_API_KEY", " ");

        assertThat(providers(true)).isEmpty();
    }

    @Test
    void theEnvironmentCanBeLeftOut() {
        environment.withProperty("DEEPSEEK_API_KEY", "k");

        assertThat(providers(false)).isEmpty();
    }

    @Test
    void theConfigurationComesFirstAndTakesItsNames() {
        environment.withProperty("DEEPSEEK_API_KEY", "k").withProperty("OPENAI_API_KEY", "k4");
        ProviderSettings own = provider("openai", "http://gpu/v1", null, "qwen3");

        assertThat(providers(true, own))
                .containsExactly(own, provider("deepseek", "https://api.deepseek.com", "k", "deepseek-chat"));
    }

    @Test
    void aNameStandsForOneBackend() {
        ProviderSettings own = provider("home", "http://gpu/v1", null, "qwen3");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> providers(true, own, own))
                .withMessage("zhanggui.backends names 'home' twice");
    }

    private List<ProviderSettings> providers(boolean fromEnvironment, ProviderSettings... own) {
        return new Lineup(new BackendSettings(List.of(own), TestChain.LIMITS, fromEnvironment), PRESETS, environment)
                .providers();
    }

    private static ProviderSettings provider(String name, String url, @Nullable String key, String model) {
        Prices prices =
                PRESETS.find(name).flatMap(preset -> preset.prices(model)).orElse(null);
        return new ProviderSettings(name, URI.create(url), key, model, null, KeyHeader.BEARER, prices);
    }
}
