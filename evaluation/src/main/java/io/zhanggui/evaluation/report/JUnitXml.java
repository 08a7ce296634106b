package io.zhanggui.evaluation.report;

import io.zhanggui.evaluation.gate.Gate;
import io.zhanggui.evaluation.gate.Verdict;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.subject.Observation.NotScored;
import io.zhanggui.evaluation.subject.Observation.Observed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A run as CI servers read test results: a test for each rule of the gate, and one for each case. A wrong case fails where
 * the gate misses it; else it is skipped, for a gate lets some be wrong.
 */
record JUnitXml(Report report) {

    String text() {
        Run run = report.run();
        List<String> tests = new ArrayList<>(rules());
        Set<String> missed = missedCases();
        run.results().forEach(result -> tests.add(test(result, missed)));
        long failures = tests.stream().filter(test -> test.contains("<failure")).count();
        long errors = tests.stream().filter(test -> test.contains("<error")).count();
        long skipped = tests.stream().filter(test -> test.contains("<skipped")).count();
        return String.format(
                Locale.ROOT,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\""
                        + " errors=\"%d\" skipped=\"%d\" time=\"%.3f\">\n%s</testsuite>\n",
                escape(run.dataset().name()),
                tests.size(),
                failures,
                errors,
                skipped,
                run.took().toMillis() / 1e3,
                String.join("", tests));
    }

    private List<String> rules() {
        Gate gate = report.gate();
        Words words = report.words();
        List<String> rules = new ArrayList<>();
        if (report.verdict() instanceof Verdict.Missed missed) {
            missed.misses().forEach(miss -> rules.add(rule(words.miss(miss), "failure", words.miss(miss))));
        }
        if (report.verdict() instanceof Verdict.NotCovered) {
            words.verdict(report.verdict(), gate).forEach(line -> rules.add(rule("coverage", "error", line)));
        }
        if (report.verdict() instanceof Verdict.Met) {
            words.verdict(report.verdict(), gate).forEach(line -> rules.add(rule(line, "", "")));
        }
        return rules;
    }

    private String rule(String name, String end, String message) {
        return test(report.run().dataset().name() + ".gate", name, 0, end, message);
    }

    /** The cases that the gate names as missed. */
    private Set<String> missedCases() {
        Set<String> ids = new HashSet<>();
        if (report.verdict() instanceof Verdict.Missed missed) {
            missed.misses().forEach(miss -> {
                if (miss instanceof Verdict.NotPassed failed) {
                    ids.add(failed.id());
                } else if (miss instanceof Verdict.Broken broken) {
                    ids.addAll(broken.ids());
                }
            });
        }
        return ids;
    }

    private String test(CaseResult result, Set<String> missed) {
        String suite = report.run().dataset().name();
        String id = result.asked().id();
        return switch (result.observation()) {
            case NotScored failure -> test(suite, id, 0, "error", failure.reason());
            case Observed observed -> {
                double seconds = observed.latency().toNanos() / 1e9;
                String why = result.fault()
                        .map(fault -> report.words().fault(fault) + ": "
                                + observed.answer().text())
                        .orElse("");
                String end = missed.contains(id) ? "failure" : "skipped";
                yield test(suite, id, seconds, why.isEmpty() ? "" : end, why);
            }
        };
    }

    private static String test(String suite, String name, double seconds, String end, String message) {
        String head = String.format(
                Locale.ROOT,
                "  <testcase classname=\"%s\" name=\"%s\" time=\"%.3f\"",
                escape(suite),
                escape(name),
                seconds);
        return end.isEmpty()
                ? head + "/>\n"
                : head + "><" + end + " message=\"" + escape(message) + "\"/></testcase>\n";
    }

    /** XML 1.0 has no place for most control characters. */
    private static String escape(String text) {
        return Markup.escape(text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "\uFFFD"));
    }
}
