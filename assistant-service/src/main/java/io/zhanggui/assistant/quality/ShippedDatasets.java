package io.zhanggui.assistant.quality;

import io.zhanggui.assistant.sample.SampleDatasets;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.gate.Gate;
import io.zhanggui.knowledge.MerchantId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The datasets that come with the program, each for its sample shop. Their id is their name. Thread-safe. */
@Component
class ShippedDatasets {

    private static final String FOLDER = "/datasets/";

    private final SampleDatasets samples;
    private final Map<String, DatasetInfo> known = new ConcurrentHashMap<>();

    ShippedDatasets(SampleDatasets samples) {
        this.samples = samples;
    }

    Optional<DatasetInfo> of(MerchantId merchant) {
        return samples.of(merchant).map(name -> known.computeIfAbsent(name, this::info));
    }

    private DatasetInfo info(String name) {
        int cases = Dataset.parse(name + Dataset.ENDING, content(name)).cases().size();
        return new DatasetInfo(name, name, cases, null);
    }

    byte[] content(String name) {
        return resource(name + Dataset.ENDING);
    }

    Gate gate(String name) {
        return Gate.parse(Gate.FILE, text(Gate.FILE), name, ShippedDatasets::text);
    }

    private static String text(String file) {
        return new String(resource(file), StandardCharsets.UTF_8);
    }

    private static byte[] resource(String file) {
        try (InputStream content = Objects.requireNonNull(
                Dataset.class.getResourceAsStream(FOLDER + file), () -> "Not in the program: " + file)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
