package io.zhanggui.assistant.quality;

import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.dataset.DatasetInvalid;
import io.zhanggui.evaluation.dataset.ForeignCases;
import io.zhanggui.evaluation.dataset.TakenDataset;
import io.zhanggui.evaluation.gate.Gate;
import io.zhanggui.knowledge.MerchantId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What a merchant can ask the service: the dataset of its sample shop, and those it uploaded. Thread-safe. */
@Component
public class Datasets {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._()（）-]{0,79}");

    private final ShippedDatasets shipped;
    private final UploadedDatasets uploaded;
    private final QualitySettings settings;

    Datasets(ShippedDatasets shipped, UploadedDatasets uploaded, QualitySettings settings) {
        this.shipped = shipped;
        this.uploaded = uploaded;
        this.settings = settings;
    }

    /** That of the sample shop first, then by name. */
    public List<DatasetInfo> all(MerchantId merchant) {
        return Stream.concat(shipped.of(merchant).stream(), uploaded.of(merchant).stream())
                .toList();
    }

    /** The dataset with this id, if it has not been deleted since. */
    public Optional<DatasetInfo> find(MerchantId merchant, String id) {
        return shipped.of(merchant).filter(dataset -> dataset.id().equals(id)).or(() -> uploaded.find(merchant, id));
    }

    /**
     * The dataset with this id.
     *
     * @throws ApiProblem 404 if the merchant has none
     */
    public DatasetInfo get(MerchantId merchant, String id) {
        return find(merchant, id)
                .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "quality.dataset-unknown", id));
    }

    /** JSON Lines: the file as it was uploaded, or what was made of it. */
    public byte[] content(MerchantId merchant, DatasetInfo dataset) {
        return dataset.shipped() ? shipped.content(dataset.id()) : uploaded.content(merchant, dataset);
    }

    /** The thresholds that a run of it has to meet; none for an upload. */
    public Gate gate(DatasetInfo dataset) {
        return dataset.shipped() ? shipped.gate(dataset.id()) : new Gate(List.of());
    }

    /**
     * A dataset that was taken in.
     *
     * @param tool whose file it was; empty for one of ours
     * @param notices what was left out of it
     */
    public record Upload(DatasetInfo dataset, Optional<ForeignCases.Tool> tool, List<Message> notices) {

        public Upload {
            notices = List.copyOf(notices);
        }
    }

    /**
     * Takes in a dataset of any form that {@link TakenDataset} understands; one of the same name is replaced.
     *
     * @throws DatasetInvalid naming line and field of each row that is wrong
     * @throws ApiProblem 422 if its name cannot be one or it is too large, 409 if it is called like the shipped one
     */
    public Upload upload(MerchantId merchant, String fileName, byte[] content) {
        String name = Dataset.nameOf(fileName);
        if (!NAME.matcher(name).matches()) {
            throw new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "quality.dataset-name", fileName);
        }
        if (shipped.of(merchant).stream().anyMatch(known -> known.name().equals(name))) {
            throw new ApiProblem(HttpStatus.CONFLICT, "quality.dataset-shipped", name);
        }
        TakenDataset taken = TakenDataset.of(fileName, content);
        Dataset dataset = taken.dataset();
        if (dataset.cases().size() > settings.mostCases()) {
            throw new ApiProblem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "quality.dataset-large",
                    dataset.cases().size(),
                    settings.mostCases());
        }
        DatasetInfo kept = uploaded.keep(merchant, dataset, lines(fileName, content, taken));
        return new Upload(kept, taken.tool(), taken.notices());
    }

    /** JSON Lines of ours stay as they were written. */
    private static byte[] lines(String fileName, byte[] content, TakenDataset taken) {
        return taken.tool().isEmpty() && fileName.toLowerCase(Locale.ROOT).endsWith(Dataset.ENDING)
                ? content
                : Dataset.lines(taken.dataset().cases()).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Deletes an uploaded dataset. Its runs stay.
     *
     * @throws ApiProblem 404 if there is none, 409 if it comes with the program
     */
    public void delete(MerchantId merchant, String id) {
        DatasetInfo dataset = get(merchant, id);
        if (dataset.shipped()) {
            throw new ApiProblem(HttpStatus.CONFLICT, "quality.dataset-shipped", dataset.name());
        }
        uploaded.delete(merchant, dataset);
    }

    Dataset read(MerchantId merchant, DatasetInfo dataset) {
        return Dataset.parse(dataset.name(), content(merchant, dataset));
    }
}
