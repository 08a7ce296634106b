package io.zhanggui.assistant.backend;

import io.zhanggui.assistant.backend.Lineup.Fixed;
import io.zhanggui.assistant.backend.RosterEntry.Origin;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** The providers that variables of the environment name, such as {@code DEEPSEEK_API_KEY}. */
final class EnvironmentBackends {

    private final Presets presets;
    private final Environment environment;

    EnvironmentBackends(Presets presets, Environment environment) {
        this.presets = presets;
        this.environment = environment;
    }

    /** In the order of the presets. */
    List<Fixed> all() {
        return presets.all().stream()
                .map(this::provider)
                .flatMap(Optional::stream)
                .toList();
    }

    /** A provider on the net is named by its key, one of one's own by its address; Azure needs both. */
    private Optional<Fixed> provider(Preset preset) {
        String key = first(preset.keyVariables());
        URI address = address(preset);
        if (address == null || (key == null && !preset.local())) {
            return Optional.empty();
        }
        String model = Objects.requireNonNullElse(first(preset.modelVariables()), preset.model());
        Prices prices = prices(preset).or(() -> preset.prices(model)).orElse(null);
        ProviderSettings provider =
                new ProviderSettings(preset.id(), address, key, model, null, preset.keyHeader(), prices);
        List<String> naming = key == null ? preset.urlVariables() : preset.keyVariables();
        return Optional.of(new Fixed(provider, Origin.ENVIRONMENT, firstSet(naming)));
    }

    private @Nullable URI address(Preset preset) {
        String given = first(preset.urlVariables());
        if (given == null) {
            return preset.baseUrl();
        }
        try {
            return preset.address(given);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "%s is not an address: %s".formatted(String.join(" or ", preset.urlVariables()), given), e);
        }
    }

    /** {@code DEEPSEEK_INPUT_PRICE}, {@code DEEPSEEK_OUTPUT_PRICE}: fen for a million tokens. */
    private Optional<Prices> prices(Preset preset) {
        String prefix = preset.id().toUpperCase(Locale.ROOT).replace('-', '_');
        BigDecimal input = price(prefix + "_INPUT_PRICE");
        BigDecimal output = price(prefix + "_OUTPUT_PRICE");
        return input == null || output == null ? Optional.empty() : Optional.of(new Prices(input, null, output));
    }

    private @Nullable BigDecimal price(String variable) {
        String value = first(List.of(variable));
        try {
            return value == null ? null : new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s is no number of fen: %s".formatted(variable, value), e);
        }
    }

    private String firstSet(List<String> variables) {
        return variables.stream()
                .filter(variable -> first(List.of(variable)) != null)
                .findFirst()
                .orElse("");
    }

    private @Nullable String first(List<String> variables) {
        return variables.stream()
                .map(environment::getProperty)
                .filter(value -> value != null && !value.isBlank())
                .map(String::strip)
                .findFirst()
                .orElse(null);
    }
}
