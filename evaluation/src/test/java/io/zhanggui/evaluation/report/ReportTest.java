package io.zhanggui.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.zhanggui.evaluation.Cases;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.dataset.Outcome;
import io.zhanggui.evaluation.gate.Gate;
import io.zhanggui.evaluation.gate.Threshold;
import io.zhanggui.evaluation.gate.Threshold.Bound;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.subject.Observation.NotScored;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {

    private static final Gate GATE = new Gate(List.of(
            Threshold.parse(Bound.MIN, "answerable-correct=0.8"),
            Threshold.parse(Bound.MAX, "unanswerable-answered=0.5")));

    @TempDir
    Path folder;

    @Test
    void theTableHoldsEveryMetricTheTagsAndTheGate() {
        assertThat(report(Locale.ENGLISH, 0).table()).isEqualTo("""
                shop at http://shop: 4 cases, 4 scored, 1.5 s

                Metric                                 Value  95 % interval  Cases
                Outcome as expected                   75.0 %    30.1–95.4 %      4
                Nothing wrong with the case           50.0 %    15.0–85.0 %      4
                Answerable, answered right            50.0 %     9.5–90.5 %      2
                Unanswerable, answered all the same   50.0 %     9.5–90.5 %      2
                Unanswerable, declined                50.0 %     9.5–90.5 %      2
                Declined, and rightly so             100.0 %   20.7–100.0 %      1
                Expected facts in the answer           0.500              –      2
                Within the advertising law           100.0 %   43.9–100.0 %      3
                No promise without a source          100.0 %   51.0–100.0 %      4
                In the language of the question      100.0 %   51.0–100.0 %      4
                Search: source is 1st (hit@1)         50.0 %     9.5–90.5 %      2
                Search: source in first 3 (hit@3)    100.0 %   34.2–100.0 %      2
                Search: source in first 5 (hit@5)    100.0 %   34.2–100.0 %      2
                Search: source in first 10 (hit@10)  100.0 %   34.2–100.0 %      2
                Search: mean reciprocal rank (mrr)     0.750              –      2
                Search: nDCG@10                        0.815              –      2
                Search: recall@10                      1.000              –      2
                Search: context precision              0.750              –      2
                Citations: precision                   0.750              –      2
                Citations: recall                      1.000              –      2
                Citations: source is 1st              50.0 %     9.5–90.5 %      2
                Citations: source in first 3         100.0 %   34.2–100.0 %      2
                Citations: source in first 5         100.0 %   34.2–100.0 %      2
                Citations: source in first 10        100.0 %   34.2–100.0 %      2
                Citations: mean reciprocal rank        0.750              –      2
                Latency, median                        10 ms              –      4
                Latency, 95th percentile               30 ms              –      4
                Length of an answer, characters            9              –      3

                Tag        Cases  outcome   right  wrongly answered   hit@1    hit@5    mrr   cited    p50    p95
                all            4   75.0 %  50.0 %            50.0 %  50.0 %  100.0 %  0.750  50.0 %  10 ms  30 ms
                attribute      2  100.0 %  50.0 %                 –  50.0 %  100.0 %  0.750  50.0 %  10 ms  10 ms
                near-miss      2   50.0 %       –            50.0 %       –        –      –       –  10 ms  30 ms

                MISSED: answerable-correct ≥ 80.0 %, measured 50.0 %, short by 30.0 percentage points.""");
    }

    @Test
    void theChineseTableIsAligned() {
        List<String> lines =
                report(Locale.SIMPLIFIED_CHINESE, 0).table().lines().toList();

        assertThat(lines.subList(2, 30).stream().mapToInt(TextTable::width))
                .containsOnly(TextTable.width(lines.get(2)));
        assertThat(lines.getLast()).isEqualTo("未达标：answerable-correct ≥ 80.0 %，实测 50.0 %，相差 30.0 个百分点。");
    }

    @Test
    void weightsAreToldWhereTheyDiffer() throws IOException {
        Run even = report(Locale.ENGLISH, 0).run();
        List<CaseResult> weighed = new ArrayList<>(even.results());
        weighed.set(
                0,
                new CaseResult(
                        Cases.weighing(weighed.getFirst().asked(), 3),
                        weighed.getFirst().observation()));
        Run run = new Run(even.dataset(), even.subject(), even.started(), even.took(), weighed);
        Report report = Report.of(run, new Gate(List.of()), Locale.ENGLISH);
        String told =
                "Cases weigh from 1 to 3: means are weighted, Σ wx / Σ w, and the 4 cases tell as much as 3.0 of equal"
                        + " weight would (Kish).";

        assertThat(report.table()).contains(told).containsPattern("Nothing wrong with the case +66.7 %");
        assertThat(report.html()).contains("<p>" + told + "</p>");
        assertThat(report.markdown()).contains("Cases weigh from 1 to 3");
        assertThat(new ScoreLines(run).text()).containsOnlyOnce("\"weight\":3.0");
        assertThat(Report.run(Report.json(run)).results()).isEqualTo(run.results());
        assertThat(report(Locale.ENGLISH, 0).html()).doesNotContain("Cases weigh");
    }

    @Test
    void whereTheSubjectFailedTooOftenNoMeanIsPrinted() {
        assertThat(report(Locale.ENGLISH, 1).table())
                .contains("5 cases, 4 scored")
                .containsPattern("Outcome as expected +– +– +0")
                .endsWith("NOT MEASURED: only 80.0 % of the cases could be scored, 95 % are needed. The reasons are in"
                        + " run.json.");
    }

    @Test
    void thePageIsOneWellFormedFileThatLoadsNothing() throws IOException {
        String page = page(Locale.ENGLISH, 1);

        assertThatCode(() -> parse(page)).doesNotThrowAnyException();
        assertThat(page).startsWith("<!doctype html>\n<html lang=\"en\">");
        assertThat(page).doesNotContain("<script", "<link", "<img", "@import", "url(", " src=", " href=");
    }

    @Test
    void thePageHoldsTheScoresFourPlotsAndWhatWentWrong() throws IOException {
        String page = page(Locale.ENGLISH, 0);

        assertThat(texts(page, "<h2>([^<]*)</h2>"))
                .containsExactly(
                        "Scores by tag, with 95 % intervals",
                        "Expected outcome (rows) against observed outcome (columns)",
                        "Latency of an answer",
                        "Length of an answer, characters",
                        "What went wrong",
                        "How far the text metrics agree with people");
        assertThat(texts(page, "<svg role=\"img\" aria-label=\"([^\"]*)\"")).hasSize(4);
        assertThat(texts(page, "<h3>([^<]*) <small>")).containsExactly("d", "b");
        assertThat(page)
                .contains("MISSED: answerable-correct")
                .contains("<dt>Got</dt><dd>answered: &lt;b&gt;300ml&lt;/b&gt; &amp; more</dd>")
                .contains("<dt>Missing facts</dt><dd>500ml</dd>")
                .contains("<dt>Citation</dt><dd>[X] title of X — quote of X</dd>");
    }

    @Test
    void thePageShowsHowTheLengthsOfTheAnswersAreDistributed() throws IOException {
        String page = page(Locale.ENGLISH, 0);

        assertThat(page)
                .contains("aria-label=\"Latency of an answer, p50 10 ms, p95 30 ms\"")
                .contains("aria-label=\"Length of an answer, characters, p50 5, p95 19\"")
                .contains("<title>2–3: 1</title>", "<title>5–6: 1</title>", "<title>19–20: 1</title>");
        assertThat(page(Locale.SIMPLIFIED_CHINESE, 0)).contains("aria-label=\"回答长度（字符）, p50 5, p95 19\"");
    }

    @Test
    void whereNothingWasAnsweredNoLengthsArePlotted() {
        CaseResult declined = new CaseResult(Cases.unanswerable("a", "near-miss"), Cases.declined());
        Dataset dataset = new Dataset("shop", List.of(declined.asked()));
        Run run = new Run(dataset, "shop", Instant.EPOCH, Duration.ofMillis(10), List.of(declined));

        assertThat(Report.of(run, new Gate(List.of()), Locale.ENGLISH).html())
                .contains("Latency of an answer")
                .doesNotContain("Length of an answer");
    }

    @Test
    void thePageShowsTheRunsBesideItAsATrend() throws IOException {
        Report report = report(Locale.ENGLISH, 0);
        Run run = report.run();
        Run earlier =
                new Run(run.dataset(), run.subject(), run.started().minusSeconds(3_600), run.took(), run.results());
        Report.of(earlier, GATE, Locale.ENGLISH).write(folder.resolve("earlier"));
        report.write(folder.resolve("now"));

        String page = Files.readString(folder.resolve("now/report.html"));
        assertThat(page).contains("<h2>Trend over the runs of this dataset</h2>", "<polyline class=\"first\" points=");
        assertThat(texts(page, "<th scope=\"row\">(2026-[^<]* UTC)</th>")).hasSize(2);
        assertThat(Files.readString(folder.resolve("earlier/report.html"))).doesNotContain("<polyline");
        assertThatCode(() -> parse(page)).doesNotThrowAnyException();
    }

    @Test
    void theHeatOfATagIsThatOfItsScores() throws IOException {
        assertThat(page(Locale.ENGLISH, 0))
                .contains("<th scope=\"row\">near-miss</th><td>2</td><td class=\"heat3\">50.0 %</td>");
    }

    @Test
    void theChinesePageIsInChinese() throws IOException {
        String page = page(Locale.SIMPLIFIED_CHINESE, 0);

        assertThat(page).startsWith("<!doctype html>\n<html lang=\"zh-CN\">");
        assertThat(texts(page, "<h2>([^<]*)</h2>"))
                .containsExactly("各标签得分及 95 % 区间", "预期结果（行）与实际结果（列）", "回答延迟", "回答长度（字符）", "出错的用例", "文本指标与人的判断有多一致");
    }

    @Test
    void theRunIsSavedWithEveryCaseInStableOrder() throws IOException {
        report(Locale.ENGLISH, 1).write(folder);
        JsonNode run = JsonMapper.shared().readTree(Files.readString(folder.resolve("run.json")));

        assertThat(run.propertyNames()).containsExactly("dataset", "subject", "started", "tookMillis", "cases");
        assertThat(run.path("cases").valueStream().map(one -> one.path("id").stringValue()))
                .containsExactly("a", "b", "c", "d", "failed0");
        assertThat(run.path("cases")
                        .path(1)
                        .path("got")
                        .path("missingFacts")
                        .path(0)
                        .stringValue())
                .isEqualTo("500ml");
        assertThat(run.path("cases").path(4).path("notScored").stringValue()).isEqualTo("HTTP 500");
    }

    @Test
    void aSavedRunIsReadAsItWas() {
        Run run = report(Locale.ENGLISH, 1).run();

        assertThat(Report.run(Report.json(run))).isEqualTo(run);
    }

    @Test
    void groundednessIsSavedAndReadWithEverySentence() throws IOException {
        Report report = grounded(Locale.ENGLISH);
        report.write(folder);
        String json = Files.readString(folder.resolve("run.json"));

        assertThat(Report.run(json)).isEqualTo(report.run());
        assertThat(JsonMapper.shared().readTree(json).at("/cases/0/got/grounding"))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"score": 0.25, "sentences": [{"passage": 0, "score": 0.25, "text": "300ml"}]}"""));
        JsonNode summary = JsonMapper.shared().readTree(Files.readString(folder.resolve("summary.json")));
        assertThat(summary.at("/overall/metrics/groundedness/value").doubleValue())
                .isEqualTo(0.25);
        assertThat(summary.at("/overall/metrics/groundedness-weakest/cases").intValue())
                .isEqualTo(1);
    }

    @Test
    void aRunThatKnowsNoGroundednessIsSavedAndReadWithoutIt() {
        Run run = report(Locale.ENGLISH, 0).run();
        String json = Report.json(run);

        assertThat(json).doesNotContain("grounding");
        assertThat(Report.of(Report.run(json), GATE, Locale.ENGLISH).table()).doesNotContain("Grounded");
    }

    @Test
    void whereAnswersAreHeldAgainstTheirPassagesTheTableSaysWhatThatIsWorth() {
        assertThat(grounded(Locale.ENGLISH).table())
                .containsPattern("Grounded in its citations \\(estimate\\) +0.250 +– +1\n")
                .containsPattern("Its weakest sentence \\(estimate\\) +0.250 +– +1\n")
                .contains(
                        "\n\nGroundedness, agreement with people on rows that no weight was fitted on: begin_wow_en AUROC"
                                + " 0.949 (n 808), wice_en AUROC 0.770 (n 166), mtrag_human_en Spearman 0.632 (n 129), ocnli_zh"
                                + " AUROC 0.726 (n 590), halluqa_zh AUROC 0.768 (n 694).\n\n");
        assertThat(grounded(Locale.SIMPLIFIED_CHINESE).table())
                .contains("\n\n有据程度与人的判断的一致性（未参与权重拟合的数据）：begin_wow_en AUROC 0.949（n 808）, ");
    }

    @Test
    void theWeakestSentenceOfAWrongAnswerIsOnThePage() {
        assertThat(grounded(Locale.ENGLISH).html()).contains("<dt>Least grounded sentence (0.25)</dt><dd>300ml</dd>");
        assertThat(grounded(Locale.SIMPLIFIED_CHINESE).html()).contains("<dt>最缺依据的一句（0.25）</dt><dd>300ml</dd>");
        assertThat(report(Locale.ENGLISH, 0).html()).doesNotContain("Least grounded");
    }

    /** A wrong answer that its passages hardly bear out, and a decline. */
    private static Report grounded(Locale locale) {
        List<CaseResult> results = List.of(
                new CaseResult(
                        Cases.answerable("a", "attribute", "500ml"),
                        Cases.grounded(Cases.answered("300ml", "S"), 0.25)),
                new CaseResult(Cases.unanswerable("b", "near-miss"), Cases.declined()));
        Dataset dataset =
                new Dataset("shop", results.stream().map(CaseResult::asked).toList());
        Instant started = Instant.parse("2026-11-23T00:00:00Z");
        return Report.of(new Run(dataset, "http://shop", started, Duration.ofMillis(1_500), results), GATE, locale);
    }

    @Test
    void theSummaryIsSavedWithTheVerdict() throws IOException {
        report(Locale.ENGLISH, 0).write(folder);
        JsonNode summary = JsonMapper.shared().readTree(Files.readString(folder.resolve("summary.json")));

        assertThat(summary.path("verdict").stringValue()).isEqualTo("missed");
        assertThat(summary.path("missed").path(0).toString())
                .isEqualTo("{\"metric\":\"answerable-correct\",\"bound\":\"min\",\"value\":0.8,\"measured\":0.5}");
        assertThat(summary.at("/overall/metrics/mrr/value").doubleValue()).isEqualTo(0.75);
        assertThat(summary.path("byTag").propertyNames()).containsExactly("attribute", "near-miss");
    }

    private String page(Locale locale, int failures) throws IOException {
        report(locale, failures).write(folder);
        return Files.readString(folder.resolve("report.html"));
    }

    /** A right answer, a wrong one with markup in it, a decline, an answer to what nothing answers, and failures. */
    private static Report report(Locale locale, int failures) {
        List<CaseResult> results = new ArrayList<>(List.of(
                new CaseResult(Cases.answerable("a", "attribute", "500ml"), Cases.answered("500ml", "S")),
                new CaseResult(
                        Cases.answerable("b", "attribute", "500ml"), Cases.answered("<b>300ml</b> & more", "X", "S")),
                new CaseResult(Cases.unanswerable("c", "near-miss"), Cases.declined()),
                new CaseResult(Cases.unanswerable("d", "near-miss"), Cases.observed(Outcome.ANSWERED, "是的", 30, "Y"))));
        for (int i = 0; i < failures; i++) {
            results.add(new CaseResult(Cases.unanswerable("failed" + i, "near-miss"), new NotScored("HTTP 500")));
        }
        Dataset dataset =
                new Dataset("shop", results.stream().map(CaseResult::asked).toList());
        Instant started = Instant.parse("2026-11-23T00:00:00Z");
        return Report.of(new Run(dataset, "http://shop", started, Duration.ofMillis(1_500), results), GATE, locale);
    }

    private static List<String> texts(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** The page as XML: its void elements closed, its style left out. */
    private static void parse(String page) throws Exception {
        String xml = page.replace("<!doctype html>", "")
                .replaceAll("(<meta [^>]*)>", "$1/>")
                .replaceAll("(?s)<style>.*</style>", Matcher.quoteReplacement("<style/>"));
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
