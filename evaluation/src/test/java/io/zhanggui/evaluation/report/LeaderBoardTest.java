package io.zhanggui.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import io.zhanggui.evaluation.Cases;
import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.gate.Gate;
import io.zhanggui.evaluation.gate.Threshold;
import io.zhanggui.evaluation.gate.Threshold.Bound;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.subject.Answer;
import io.zhanggui.evaluation.subject.Observation;
import io.zhanggui.evaluation.subject.Observation.NotScored;
import io.zhanggui.evaluation.subject.Observation.Observed;
import io.zhanggui.evaluation.subject.Usage;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class LeaderBoardTest {

    private static final int CASES = 20;
    private static final Gate HALF = new Gate(List.of(Threshold.parse(Bound.MIN, "case-correct=0.5")));

    @Test
    void whatIsNotToldApartSharesAPlace() {
        LeaderBoard board = LeaderBoard.of(
                List.of(measured("poor", 5, 1.0, 10), measured("second", 18, 1.0, 10), measured("first", 19, 2.0, 10)));

        assertThat(board.places())
                .extracting(place -> place.leader().name(), LeaderBoard.Place::rank, LeaderBoard.Place::tied)
                .containsExactly(tuple("first", 1, true), tuple("second", 1, true), tuple("poor", 3, false));
    }

    @Test
    void qualityHasAnIntervalOfTheBootstrap() {
        Leader leader = LeaderBoard.of(List.of(measured("a", 15, 1.0, 10)))
                .places()
                .getFirst()
                .leader();

        assertThat(leader.quality()).isEqualTo(0.75);
        assertThat(leader.interval().low()).isBetween(0.5, 0.65);
        assertThat(leader.interval().high()).isBetween(0.85, 0.95);
    }

    @Test
    void theFrontHoldsWhatNobodyBeats() {
        LeaderBoard board = LeaderBoard.of(List.of(
                measured("cheap", 10, 0.0, 50),
                measured("dear", 19, 5.0, 20),
                measured("beaten", 15, 6.0, 30),
                measured("untold", 20, null, 40)));

        assertThat(board.front(Leader::cost)).extracting(Leader::name).containsExactly("cheap", "dear");
        assertThat(board.front(Leader::latency)).extracting(Leader::name).containsExactly("dear", "untold");
    }

    @Test
    void costIsThatOfAThousandQuestions() {
        assertThat(Leader.of(measured("a", 10, 0.25, 10)).orElseThrow().cost()).hasValue(250);
        assertThat(Leader.of(measured("a", 10, null, 10)).orElseThrow().cost()).isEmpty();
    }

    @Test
    void whatWasWrittenWithoutAModelCostsNothing() {
        List<CaseResult> results = IntStream.range(0, CASES)
                .mapToObj(i -> new CaseResult(asked(i), Cases.answered("500ml", "S")))
                .toList();

        assertThat(Leader.of(measured("offline", results)).orElseThrow().cost()).hasValue(0);
    }

    @Test
    void theTableTellsWhatCouldNotBeMeasured() {
        List<CaseResult> failing = IntStream.range(0, CASES)
                .mapToObj(i -> new CaseResult(asked(i), new NotScored("HTTP 500")))
                .toList();
        String table = SweepReport.of(
                        "cases",
                        List.of(
                                measured("good", 19, 0.5, 10),
                                measured("failing", failing),
                                new Standing.NotMeasured(
                                        "gone", "http://gone", Message.of("subject.nobody", "http://gone", "x"))),
                        Locale.ENGLISH)
                .table();

        assertThat(table)
                .contains("cases: 3 targets")
                .containsPattern("good +1 +95\\.0 % +[\\d.–]+ % +500\\.0 +10 ms +10 ms +– +0 \\+ 0 +met +cost, latency")
                .contains("failing: NOT MEASURED, only 0.0 % of the cases could be scored, 95 % are needed.")
                .contains("gone: NOT MEASURED. No service answers at http://gone (x).");
    }

    @Test
    void thePageIsOneWellFormedFileThatLoadsNothing() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            String page = SweepReport.of(
                            "cases",
                            List.of(
                                    measured("<b>&", 10, 0.5, 10),
                                    measured("dear", 19, 5.0, 20),
                                    measured("untold", 10, null, 20)),
                            locale)
                    .html();

            assertThatCode(() -> DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(
                                    page.replaceFirst("<!doctype html>", "").replaceAll("<meta [^>]*>", "")))))
                    .doesNotThrowAnyException();
            assertThat(page)
                    .doesNotContain("<script", "<link", "<img", "@import", "url(", " src=", " href=")
                    .contains("&lt;b&gt;&amp;");
            assertThat(page.split("<svg role=\"img\" aria-label=")).hasSize(3);
            assertThat(page.split("<circle "))
                    .as("two with a price, three with a latency")
                    .hasSize(6);
        }
    }

    @Test
    void aSweepOfNothingButFailuresIsStillAPage() {
        SweepReport sweep = SweepReport.of(
                "cases",
                List.of(new Standing.NotMeasured(
                        "gone", "http://gone", Message.of("subject.nobody", "http://gone", "x"))),
                Locale.ENGLISH);

        assertThat(sweep.html()).contains("gone: NOT MEASURED.").doesNotContain("<svg", "<table");
        assertThat(sweep.table()).doesNotContain("Place");
    }

    private static Standing.Measured measured(String name, int right, @Nullable Double fen, int millis) {
        return measured(
                name,
                IntStream.range(0, CASES)
                        .mapToObj(i -> new CaseResult(asked(i), observed(i < right ? "500ml" : "300ml", fen, millis)))
                        .toList());
    }

    private static Standing.Measured measured(String name, List<CaseResult> results) {
        Dataset dataset =
                new Dataset("cases", results.stream().map(CaseResult::asked).toList());
        Run run = new Run(dataset, "http://" + name.length(), Instant.EPOCH, Duration.ofSeconds(1), results);
        return new Standing.Measured(name, Report.of(run, HALF, Locale.ENGLISH));
    }

    private static Case asked(int number) {
        return Cases.answerable("c" + number, "t", "500ml");
    }

    private static Observation observed(String text, @Nullable Double fen, int millis) {
        Observed told = Cases.answered(text, "S");
        return new Observed(
                new Answer(told.answer().outcome(), text, told.answer().citations(), "model"),
                told.found(),
                Duration.ofMillis(millis),
                new Usage(null, 100, 10, fen));
    }
}
