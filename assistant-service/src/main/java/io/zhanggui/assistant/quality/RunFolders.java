package io.zhanggui.assistant.quality;

import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.evaluation.report.Report;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.knowledge.MerchantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder for each run: {@code evaluation-runs/MERCHANT/ID/} with {@code state.json} and {@code run.json}; where a model has judged
 * it, {@code judging.json} and {@code judge.json}.
 */
@Component
class RunFolders implements RunStore {

    private static final Pattern ID = Pattern.compile("[0-9]{8}-[0-9]{6}-[0-9a-f]{8}");
    private static final String STATE = "state.json";
    private static final String RESULTS = "run.json";
    private static final String JUDGING = "judging.json";
    private static final String VERDICTS = "judge.json";

    private final DataFolder data;
    private final JsonMapper json;

    RunFolders(DataFolder data, JsonMapper json) {
        this.data = data;
        this.json = json;
    }

    @Override
    public void save(MerchantId merchant, EvaluationRun run) {
        WholeFile.write(folder(merchant, run.id()).resolve(STATE), json.writeValueAsBytes(run));
    }

    @Override
    public void saveResults(MerchantId merchant, String id, Run results) {
        WholeFile.write(
                folder(merchant, id).resolve(RESULTS), Report.json(results).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<EvaluationRun> find(MerchantId merchant, String id) {
        return ID.matcher(id).matches() ? read(folder(merchant, id)) : Optional.empty();
    }

    @Override
    public List<EvaluationRun> all(MerchantId merchant) {
        Path folder = folder(merchant);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> runs = Files.list(folder)) {
            return runs.sorted(Comparator.reverseOrder())
                    .flatMap(run -> read(run).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String results(MerchantId merchant, String id) {
        return new String(WholeFile.read(folder(merchant, id).resolve(RESULTS)), StandardCharsets.UTF_8);
    }

    @Override
    public void saveJudging(MerchantId merchant, String id, Judging judging) {
        WholeFile.write(folder(merchant, id).resolve(JUDGING), json.writeValueAsBytes(judging));
    }

    @Override
    public void saveVerdicts(MerchantId merchant, String id, String verdicts) {
        WholeFile.write(folder(merchant, id).resolve(VERDICTS), verdicts.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<Judging> judging(MerchantId merchant, String id) {
        return read(folder(merchant, id).resolve(JUDGING), Judging.class);
    }

    @Override
    public String verdicts(MerchantId merchant, String id) {
        return new String(WholeFile.read(folder(merchant, id).resolve(VERDICTS)), StandardCharsets.UTF_8);
    }

    @Override
    public void delete(MerchantId merchant, String id) {
        try {
            FileSystemUtils.deleteRecursively(folder(merchant, id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<EvaluationRun> read(Path folder) {
        return read(folder.resolve(STATE), EvaluationRun.class);
    }

    private <T> Optional<T> read(Path file, Class<T> type) {
        return Files.exists(file) ? Optional.of(json.readValue(WholeFile.read(file), type)) : Optional.empty();
    }

    private Path folder(MerchantId merchant) {
        return data.resolve("evaluation-runs").resolve(merchant.value());
    }

    private Path folder(MerchantId merchant, String id) {
        return folder(merchant).resolve(id);
    }
}
