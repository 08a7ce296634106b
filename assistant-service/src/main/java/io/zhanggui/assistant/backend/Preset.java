package io.zhanggui.assistant.backend;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A provider as it is known beforehand; the file {@code presets.json} beside this class holds them all.
 *
 * @param id name of a backend of it that the environment adds
 * @param zh its name in Chinese
 * @param en its name in English
 * @param baseUrl up to and without {@code /chat/completions}; null where the user gives it, as {@code urlHint} shows
 * @param urlEnding what is added to an address the user gives without it; null if nothing
 * @param local whether it runs on a machine of one's own: any address will do, no key is needed
 * @param keyVariables environment variables of the key, the first that is set counts; likewise address and model
 * @param model the one that is asked unless another is chosen
 * @param models some that it has, with their prices
 * @param pricesAsOf day on which the prices were published so
 * @param pricesSource page that says what they are now
 * @param currency of the contract; prices in other than CNY are converted, at 7.20 CNY for a US dollar
 */
public record Preset(
        String id,
        String zh,
        String en,
        @Nullable URI baseUrl,
        @Nullable String urlHint,
        @Nullable String urlEnding,
        boolean local,
        KeyHeader keyHeader,
        List<String> keyVariables,
        List<String> urlVariables,
        List<String> modelVariables,
        String model,
        List<PricedModel> models,
        LocalDate pricesAsOf,
        URI pricesSource,
        String currency) {

    /** A model and what it costs. */
    public record PricedModel(String name, Prices prices) {}

    public Preset {
        keyVariables = List.copyOf(keyVariables);
        urlVariables = List.copyOf(urlVariables);
        modelVariables = List.copyOf(modelVariables);
        models = List.copyOf(models);
    }

    /** Its name in this language. */
    public String name(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? zh : en;
    }

    /** What this model of it costs, if that is known; on a machine of one's own every model is free. */
    public Optional<Prices> prices(String modelName) {
        return models.stream()
                .filter(known -> known.name().equals(modelName))
                .map(PricedModel::prices)
                .findFirst()
                .or(() -> local ? Optional.of(Prices.FREE) : Optional.empty());
    }

    /**
     * The address somebody gave, without slashes at its end and with the ending that this provider's has.
     *
     * @throws IllegalArgumentException if it is no address
     */
    public URI address(String given) {
        URI address = URI.create(given.strip().replaceAll("/+$", ""));
        String path = Objects.requireNonNullElse(address.getPath(), "");
        boolean whole = path.endsWith("/v1") || path.contains("/deployments/") || address.getQuery() != null;
        return urlEnding == null || whole ? address : URI.create(address + urlEnding);
    }
}
