package io.zhanggui.assistant.quality;

import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.knowledge.MerchantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The datasets that merchants uploaded: {@code datasets/MERCHANT/ID.jsonl}, each with an {@code ID.json} that says what it
 * is called. A name may hold any character, so no file is named by it. A dataset whose {@code ID.json} cannot be read is left out
 * with a warning. Thread-safe.
 */
@Component
class UploadedDatasets {

    private static final Pattern ID = Pattern.compile("u[0-9a-f]{16}");
    private static final String ABOUT = ".json";

    private final DataFolder data;
    private final JsonMapper json;
    private final Clock clock;
    private final RandomGenerator random;

    UploadedDatasets(DataFolder data, JsonMapper json, Clock clock, RandomGenerator random) {
        this.data = data;
        this.json = json;
        this.clock = clock;
        this.random = random;
    }

    /** By name. */
    List<DatasetInfo> of(MerchantId merchant) {
        Path folder = folder(merchant);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ABOUT))
                    .flatMap(file -> about(file).stream())
                    .sorted(Comparator.comparing(DatasetInfo::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<DatasetInfo> find(MerchantId merchant, String id) {
        Path about = folder(merchant).resolve(id + ABOUT);
        return ID.matcher(id).matches() && Files.exists(about) ? about(about) : Optional.empty();
    }

    private Optional<DatasetInfo> about(Path file) {
        return WholeFile.parse(file, content -> json.readValue(content, DatasetInfo.class));
    }

    byte[] content(MerchantId merchant, DatasetInfo dataset) {
        return WholeFile.read(folder(merchant).resolve(dataset.id() + Dataset.ENDING));
    }

    /** Keeps a dataset; one of the same name is replaced, and keeps its id. */
    synchronized DatasetInfo keep(MerchantId merchant, Dataset dataset, byte[] content) {
        String id = of(merchant).stream()
                .filter(known -> known.name().equals(dataset.name()))
                .map(DatasetInfo::id)
                .findFirst()
                .orElseGet(() -> "u" + HexFormat.of().toHexDigits(random.nextLong()));
        DatasetInfo info = new DatasetInfo(id, dataset.name(), dataset.cases().size(), clock.instant());
        WholeFile.write(folder(merchant).resolve(id + Dataset.ENDING), content);
        WholeFile.write(folder(merchant).resolve(id + ABOUT), json.writeValueAsBytes(info));
        return info;
    }

    synchronized void delete(MerchantId merchant, DatasetInfo dataset) {
        try {
            Files.deleteIfExists(folder(merchant).resolve(dataset.id() + ABOUT));
            Files.deleteIfExists(folder(merchant).resolve(dataset.id() + Dataset.ENDING));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder(MerchantId merchant) {
        return data.resolve("datasets").resolve(merchant.value());
    }
}
