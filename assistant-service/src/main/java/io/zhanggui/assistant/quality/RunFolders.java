package io.zhanggui.assistant.quality;

import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.evaluation.judge.JudgedRun;
import io.zhanggui.evaluation.report.Report;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.knowledge.MerchantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
 * it, {@code judging.json} and {@code judge.json}, and {@code judged.json} while a judging that has not finished follows one that has.
 */
@Component
class RunFolders implements RunStore {

    private static final Pattern ID = Pattern.compile("[0-9]{8}-[0-9]{6}-[0-9a-f]{8}");
    private static final String STATE = "state.json";
    private static final String RESULTS = "run.json";
    private static final String JUDGING = "judging.json";
    private static final String FINISHED = "judged.json";
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
        return ID.matcher(id).matches() ? state(folder(merchant, id)) : Optional.empty();
    }

    @Override
    public List<EvaluationRun> all(MerchantId merchant) {
        Path folder = folder(merchant);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> runs = Files.list(folder)) {
            return runs.filter(run -> ID.matcher(run.getFileName().toString()).matches())
                    .sorted(Comparator.reverseOrder())
                    .flatMap(run -> state(run).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Run> results(MerchantId merchant, String id) {
        return WholeFile.parse(
                folder(merchant, id).resolve(RESULTS),
                content -> Report.run(new String(content, StandardCharsets.UTF_8)));
    }

    @Override
    public void saveJudging(MerchantId merchant, String id, Judging judging) {
        if (!judging.finished()) {
            judging(merchant, id)
                    .filter(Judging::finished)
                    .ifPresent(finished ->
                            WholeFile.write(folder(merchant, id).resolve(FINISHED), json.writeValueAsBytes(finished)));
        }
        WholeFile.write(folder(merchant, id).resolve(JUDGING), json.writeValueAsBytes(judging));
    }

    @Override
    public void saveVerdicts(MerchantId merchant, String id, String verdicts) {
        WholeFile.write(folder(merchant, id).resolve(VERDICTS), verdicts.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<Judging> judging(MerchantId merchant, String id) {
        return judging(folder(merchant, id).resolve(JUDGING));
    }

    @Override
    public Optional<Judging> finishedJudging(MerchantId merchant, String id) {
        return judging(merchant, id)
                .filter(Judging::finished)
                .or(() -> judging(folder(merchant, id).resolve(FINISHED)));
    }

    private Optional<Judging> judging(Path file) {
        return Files.exists(file)
                ? WholeFile.parse(file, content -> json.readValue(content, Judging.class))
                : Optional.empty();
    }

    @Override
    public Optional<JudgedRun> verdicts(MerchantId merchant, String id) {
        return WholeFile.parse(
                folder(merchant, id).resolve(VERDICTS),
                content -> JudgedRun.read(new String(content, StandardCharsets.UTF_8)));
    }

    @Override
    public void delete(MerchantId merchant, String id) {
        try {
            FileSystemUtils.deleteRecursively(folder(merchant, id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing where no state was kept: nobody was told of such a run. */
    private Optional<EvaluationRun> state(Path folder) {
        Path file = folder.resolve(STATE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return WholeFile.parse(file, content -> json.readValue(content, EvaluationRun.class))
                .or(() -> Optional.of(EvaluationRun.damaged(
                        folder.getFileName().toString(),
                        Instant.ofEpochMilli(file.toFile().lastModified()))));
    }

    private Path folder(MerchantId merchant) {
        return data.resolve("evaluation-runs").resolve(merchant.value());
    }

    private Path folder(MerchantId merchant, String id) {
        return folder(merchant).resolve(id);
    }
}
