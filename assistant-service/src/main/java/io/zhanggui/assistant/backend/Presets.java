package io.zhanggui.assistant.backend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The providers that are known beforehand, in the order in which the environment's are asked. Thread-safe. */
public final class Presets {

    private static final String FILE = "presets.json";

    private final List<Preset> all;

    private Presets(List<Preset> all) {
        this.all = List.copyOf(all);
    }

    /** Those that are shipped. */
    public static Presets bundled() {
        try (InputStream file = Objects.requireNonNull(Presets.class.getResourceAsStream(FILE), FILE)) {
            return new Presets(JsonMapper.builder().build().readValue(file, new TypeReference<List<Preset>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Preset> all() {
        return all;
    }

    /** The one of this id. */
    public Optional<Preset> find(String id) {
        return all.stream().filter(preset -> preset.id().equals(id)).findFirst();
    }

    /** What a model at this address costs, if a preset knows it. */
    Optional<Prices> prices(URI baseUrl, String model) {
        return all.stream()
                .filter(preset -> baseUrl.equals(preset.baseUrl()))
                .flatMap(preset -> preset.prices(model).stream())
                .findFirst();
    }
}
