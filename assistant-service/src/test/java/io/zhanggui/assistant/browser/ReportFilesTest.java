package io.zhanggui.assistant.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.dataset.Outcome;
import io.zhanggui.evaluation.gate.Gate;
import io.zhanggui.evaluation.gate.Threshold;
import io.zhanggui.evaluation.report.Judged;
import io.zhanggui.evaluation.report.Report;
import io.zhanggui.evaluation.report.Standing;
import io.zhanggui.evaluation.report.SweepReport;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.subject.Answer;
import io.zhanggui.evaluation.subject.Found;
import io.zhanggui.evaluation.subject.Observation;
import io.zhanggui.evaluation.subject.Observation.NotScored;
import io.zhanggui.evaluation.subject.Observation.Observed;
import io.zhanggui.evaluation.subject.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The files that the commands write, opened from a disk: the report of a run and the leader board of a sweep. */
class ReportFilesTest {

    private static final Instant STARTED = Instant.parse("2026-11-23T00:00:00Z");

    @RegisterExtension
    final Visits visits = new Visits();

    @TempDir
    Path folder;

    @EveryScreen
    void aReportWithItsTrendIsForEverybodyAndLoadsNothing(Screen screen) throws IOException {
        report(screen, 6, 0).write(folder.resolve("first"));
        report(screen, 8, 1).write(folder.resolve("second"));

        Page page = opened(screen, folder.resolve("second/report.html"));

        assertThat(page.locator("svg").count()).isGreaterThanOrEqualTo(4);
        assertThat(page.locator("article").count()).isPositive();
        assertThat(page.locator("h2").allTextContents())
                .contains(screen.say("该评测集历次评测的走势", "Trend over the runs of this dataset"));
    }

    @EveryScreen
    void aReportWithTheVerdictsOfAJudgeIsForEverybodyAndLoadsNothing(Screen screen) throws IOException {
        Judged judged = new Judged(
                "judge-1",
                List.of(
                        new Judged.Line("faithfulness", OptionalDouble.of(0.8), 20, 0, 1, 0),
                        new Judged.Line("correctness", OptionalDouble.empty(), 10, 5, 4, 2)));
        Path file = Files.writeString(
                folder.resolve("report.html"), report(screen, 8, 0).html(judged));

        Page page = opened(screen, file);

        assertThat(page.content()).contains("judge-1");
    }

    @EveryScreen
    void aLeaderBoardIsForEverybodyAndLoadsNothing(Screen screen) throws IOException {
        SweepReport sweep = SweepReport.of(
                "shop",
                List.of(
                        new Standing.Measured("cheap", report(screen, 6, 1)),
                        new Standing.Measured("dear and good", report(screen, 9, 5)),
                        new Standing.Measured("beaten", report(screen, 7, 7)),
                        new Standing.NotMeasured(
                                "gone",
                                "http://127.0.0.1:9",
                                Message.of("subject.nobody", "http://127.0.0.1:9", "refused"))),
                screen.locale());

        Page page = opened(screen, sweep.write(folder));

        assertThat(page.locator("tbody tr").count()).isEqualTo(3);
        assertThat(page.locator("svg").count()).isEqualTo(2);
    }

    /** Opens a file without a network, and looks whether anything keeps somebody out. */
    private Page opened(Screen screen, Path file) {
        Visit visit = visits.open("http://127.0.0.1:9", screen, "");
        List<String> requests = new ArrayList<>();
        visit.page().context().setOffline(true);
        visit.page().onRequest(request -> requests.add(request.url()));
        visit.go(file.toUri().toString());

        visit.assertAccessible();
        visit.assertFitsTheWidth();
        assertThat(requests).as("what the page loads besides itself").hasSize(1);
        return visit.page();
    }

    /** Of the shipped cases of the screen's language, asked of somebody who knows so many of ten. */
    private static Report report(Screen screen, int known, double fen) throws IOException {
        String file = "/datasets/sample-shop-" + screen.say("zh", "en") + ".jsonl";
        Dataset dataset;
        try (var content = Objects.requireNonNull(Report.class.getResourceAsStream(file), file)) {
            dataset = Dataset.parse(file, content.readAllBytes());
        }
        List<CaseResult> results = new ArrayList<>();
        for (Case asked : dataset.cases()) {
            results.add(new CaseResult(asked, observed(asked, results.size(), known, fen)));
        }
        Run run = new Run(dataset, "http://127.0.0.1:9", STARTED.plusSeconds(known), Duration.ofSeconds(9), results);
        Gate gate = new Gate(List.of(Threshold.parse(Threshold.Bound.MIN, "answerable-correct=0.99")));
        return Report.of(run, gate, screen.locale());
    }

    private static Observation observed(Case asked, int number, int known, double fen) {
        if (number == 0) {
            return new NotScored("HTTP 500");
        }
        boolean right = number % 10 < known;
        boolean answered = right == (asked.expectedOutcome() == Outcome.ANSWERED);
        List<Found> found = asked.expectedSources().stream()
                .map(source -> new Found(source, "title of " + source, "text of " + source, "1", 1))
                .toList();
        List<Answer.Citation> citations = found.stream()
                .map(one -> new Answer.Citation(one.sourceId(), one.title(), one.text()))
                .toList();
        return new Observed(
                new Answer(
                        answered ? Outcome.ANSWERED : Outcome.DECLINED,
                        String.join("; ", right ? asked.expectedFacts() : List.of("?")),
                        answered ? citations : List.of(),
                        "model"),
                found,
                Duration.ofMillis(10L * known + number),
                new Usage(Duration.ofMillis(5), 100, 10, fen / 100));
    }
}
