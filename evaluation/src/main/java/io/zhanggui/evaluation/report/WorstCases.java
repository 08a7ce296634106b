package io.zhanggui.evaluation.report;

import io.zhanggui.evaluation.check.Grounding;
import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.metric.Score;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.subject.Answer;
import io.zhanggui.evaluation.subject.Observation.NotScored;
import io.zhanggui.evaluation.subject.Observation.Observed;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What went wrong, the worst first: answers that should not be, wrong answers, wrong outcomes, what was not scored. */
record WorstCases(Report report) {

    private static final int FOUND = 5;

    String html() {
        List<CaseResult> wrong = report.run().wrong();
        Words words = report.words();
        return wrong.isEmpty()
                ? Markup.element("p", words.say("report.nothing-wrong"))
                : Markup.element("p", words.say("report.wrong-count", wrong.size()))
                        + wrong.stream().map(this::article).collect(Collectors.joining("\n"));
    }

    private String article(CaseResult result) {
        Case asked = result.asked();
        Words words = report.words();
        StringBuilder html = new StringBuilder("<article><h3>")
                .append(Markup.escape(asked.id()))
                .append(" <small>")
                .append(Markup.escape(String.join(", ", asked.tags())))
                .append("</small></h3><dl>");
        asked.history().forEach(message -> html.append(entry(words.say("report.before"), message)));
        html.append(entry(words.say("report.question"), asked.question()));
        if (asked.weight() != 1) {
            html.append(entry(words.say("report.weight"), Words.plain(asked.weight())));
        }
        result.fault().ifPresent(fault -> html.append(entry(words.say("report.why"), words.fault(fault))));
        html.append(entry(words.say("report.expected"), expected(asked)));
        html.append(
                switch (result.observation()) {
                    case Observed observed -> got(new Score(asked, observed));
                    case NotScored failure -> entry(words.say("report.not-scored"), failure.reason());
                });
        return html.append("</dl></article>").toString();
    }

    private String expected(Case asked) {
        String outcome = report.words().outcome(asked.expectedOutcome());
        String whole = asked.expectedAnswer();
        String content = whole != null ? whole : String.join(" · ", asked.expectedFacts());
        String sources = String.join(", ", asked.expectedSources());
        return outcome + (content.isEmpty() ? "" : ": " + content) + (sources.isEmpty() ? "" : " [" + sources + "]");
    }

    private String got(Score score) {
        Words words = report.words();
        Answer answer = score.observed().answer();
        StringBuilder html = new StringBuilder(
                entry(words.say("report.got"), words.outcome(answer.outcome()) + ": " + answer.text()));
        if (!score.forbiddenSaid().isEmpty()) {
            html.append(entry(words.say("report.forbidden"), String.join(" · ", score.forbiddenSaid())));
        }
        if (score.isAnswered() && !score.missingFacts().isEmpty()) {
            html.append(entry(words.say("report.missing"), String.join(" · ", score.missingFacts())));
        }
        score.grounding()
                .flatMap(Grounding::weakest)
                .ifPresent(sentence -> html.append(entry(
                        words.say("report.weakest", String.format(Locale.ROOT, "%.2f", sentence.score())),
                        sentence.text())));
        answer.citations()
                .forEach(citation -> html.append(entry(
                        words.say("report.citation"),
                        "[" + citation.sourceId() + "] " + citation.title() + " — " + citation.quote())));
        score.observed().found().stream()
                .limit(FOUND)
                .forEach(found -> html.append(entry(
                        words.say("report.found", String.format(Locale.ROOT, "%.2f", found.score())),
                        "[" + found.sourceId() + "] " + found.title() + " — " + found.text())));
        return html.toString();
    }

    private static String entry(String name, String text) {
        return Markup.element("dt", name) + Markup.element("dd", text);
    }
}
