package io.zhanggui.assistant.quality;

import io.zhanggui.assistant.sample.SampleDatasets;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.gate.Gate;
import io.zhanggui.knowledge.MerchantId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The datasets that come with the program, each for its sample shop. Their id is their name. Thread-safe. */
@Component
class ShippedDatasets {

    private static final String FOLDER = "/datasets/";

    private final SampleDatasets samples;

    ShippedDatasets(SampleDatasets samples) {
        this.samples = samples;
    }

    Optional<DatasetInfo> of(MerchantId merchant) {
        return samples.of(merchant)
                .map(name -> new DatasetInfo(
                        name,
                        name,
                        Dataset.parse(name + Dataset.ENDING, content(name))
                                .cases()
                                .size(),
                        null));
    }

    byte[] content(String name) {
        return resource(name + Dataset.ENDING);
    }

    Gate gate(String name) {
        return Gate.parse(Gate.FILE, new String(resource(Gate.FILE), StandardCharsets.UTF_8), name);
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
