package io.zhanggui.evaluation.command;

import io.zhanggui.evaluation.commandline.CommandFailed;
import io.zhanggui.evaluation.gate.Baseline;
import io.zhanggui.evaluation.report.Report;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.run.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * What is left of an earlier run.
 *
 * @param run nothing where only a baseline was kept
 */
record RunFile(Optional<Run> run, Baseline baseline) {

    /**
     * @param path the folder of a run, its {@code run.json}, or a baseline
     * @throws CommandFailed if nothing is there
     * @throws RunUnreadable if it is none of them
     */
    static RunFile read(Path path) {
        Path file = Files.isDirectory(path) ? path.resolve("run.json") : path;
        try {
            String content = Files.readString(file);
            if (content.contains("\"right\"") && !content.contains("\"cases\"")) {
                return new RunFile(Optional.empty(), Baseline.parse(file.toString(), content));
            }
            Run run = Report.run(content);
            return new RunFile(Optional.of(run), Baseline.of(run.results(), Summary.of(run)));
        } catch (IOException e) {
            throw CommandFailed.refused("command.run-missing", file);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new RunUnreadable(file, e);
        }
    }

    /**
     * Reads the run itself.
     *
     * @throws CommandFailed if there is none, or only a baseline was kept
     * @throws RunUnreadable if it cannot be read
     */
    static Run run(Path path) {
        return read(path).run().orElseThrow(() -> CommandFailed.refused("command.run-baseline", path));
    }
}
