package io.zhanggui.assistant.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.backend.Preset.PricedModel;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsTest {

    private static final Presets PRESETS = Presets.bundled();

    static List<Preset> presets() {
        return PRESETS.all();
    }

    @Test
    void theProvidersThatShopsUseAreKnown() {
        assertThat(PRESETS.all())
                .extracting(Preset::id)
                .containsExactly(
                        "deepseek",
                        "hunyuan",
                        "dashscope",
                        "ark",
                        "moonshot",
                        "zhipu",
                        "siliconflow",
                        "openai",
                        "azure-openai",
                        "ollama",
                        "vllm");
    }

    @ParameterizedTest
    @MethodSource("presets")
    void eachIsComplete(Preset preset) {
        assertThat(preset.id()).matches("[a-z0-9-]{1,40}");
        assertThat(preset.zh()).isNotBlank();
        assertThat(preset.en()).isNotBlank().matches("\\p{ASCII}+");
        assertThat(preset.keyVariables()).isNotEmpty().allMatch(name -> name.endsWith("_API_KEY"));
        assertThat(preset.urlVariables()).isNotEmpty();
        assertThat(preset.modelVariables()).isNotEmpty();
        assertThat(preset.models()).extracting(PricedModel::name).contains(preset.model());
        assertThat(preset.pricesAsOf()).isAfter("2025-01-01");
        assertThat(preset.pricesSource()).hasScheme("https");
        assertThat(preset.currency()).isIn("CNY", "USD");
    }

    @ParameterizedTest
    @MethodSource("presets")
    void eachHasAnAddressThatIsSafeOrOnesOwn(Preset preset) {
        if (preset.baseUrl() == null) {
            assertThat(preset.urlHint()).startsWith(preset.local() ? "http://127.0.0.1:" : "https://");
        } else {
            assertThat(preset.baseUrl()).hasScheme("https").hasNoQuery();
            assertThat(preset.baseUrl().toString()).doesNotEndWith("/");
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void eachModelHasItsPrices(Preset preset) {
        assertThat(preset.models()).allSatisfy(model -> {
            Prices prices = model.prices();
            assertThat(prices.output()).isGreaterThanOrEqualTo(prices.input());
            assertThat(prices.free()).isEqualTo(prices.input().signum() == 0);
            if (prices.cachedInput() != null) {
                assertThat(prices.cachedInput()).isPositive().isLessThan(prices.input());
            }
        });
        assertThat(preset.prices(preset.model()).orElseThrow().free()).isEqualTo(preset.local());
    }

    @ParameterizedTest
    @CsvSource({
        "ollama, http://gpu:11434/, http://gpu:11434/v1",
        "ollama, http://gpu:11434/v1, http://gpu:11434/v1",
        "vllm, http://gpu:8000, http://gpu:8000/v1",
        "deepseek, https://proxy.example/deepseek/, https://proxy.example/deepseek",
        "azure-openai, https://qinghe.openai.azure.com/, https://qinghe.openai.azure.com/openai/v1",
        "azure-openai, https://qinghe.openai.azure.com/openai/v1/, https://qinghe.openai.azure.com/openai/v1",
        "azure-openai, https://a.example/openai/deployments/d?api-version=1, https://a.example/openai/deployments/d?api-version=1"
    })
    void anAddressIsCompleted(String id, String given, String address) {
        assertThat(PRESETS.find(id).orElseThrow().address(given)).isEqualTo(URI.create(address));
    }
}
