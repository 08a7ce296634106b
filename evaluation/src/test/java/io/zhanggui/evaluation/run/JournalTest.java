package io.zhanggui.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zhanggui.evaluation.Cases;
import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.subject.Observation;
import io.zhanggui.evaluation.subject.Observation.NotScored;
import io.zhanggui.evaluation.subject.Observation.Observed;
import io.zhanggui.evaluation.subject.Subject;
import io.zhanggui.evaluation.subject.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final Instant BEGUN = Instant.parse("2026-11-23T00:00:00Z");
    private static final Instant LATER = BEGUN.plusSeconds(3_600);
    private static final Dataset DATASET = new Dataset(
            "shop",
            IntStream.range(0, 4)
                    .mapToObj(i -> Cases.answerable("c" + i, "t", "500ml"))
                    .toList());
    private static final Journal.Head HEAD = new Journal.Head("shop", DATASET.version(), "http://shop");
    private static final Observed ANSWER = new Observed(
            Cases.answered("500ml", "S").answer(),
            Cases.answered("500ml", "S").found(),
            Duration.ofNanos(1_234_567),
            new Usage(Duration.ofMillis(3), 10, 20, 0.5));

    @TempDir
    Path folder;

    @Test
    void whatWasKeptIsKnownToTheNextProcess() throws IOException {
        try (Journal journal = open(BEGUN)) {
            journal.keep(DATASET.cases().get(1), ANSWER, Duration.ofSeconds(2));
        }

        try (Journal journal = open(LATER)) {
            assertThat(journal.begun()).contains(BEGUN);
            assertThat(journal.spent()).isEqualTo(Duration.ofSeconds(2));
            assertThat(journal.recall(DATASET.cases().get(1))).contains(ANSWER);
            assertThat(journal.recall(DATASET.cases().get(0))).isEmpty();
        }
    }

    @Test
    void aLastLineThatWasCutOffCountsForNothingAndIsWrittenAgain() throws IOException {
        try (Journal journal = open(BEGUN)) {
            journal.keep(DATASET.cases().get(0), ANSWER, Duration.ofSeconds(1));
            journal.keep(DATASET.cases().get(1), ANSWER, Duration.ofSeconds(2));
        }
        Path file = folder.resolve(Journal.FILE);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 20));

        try (Journal journal = open(LATER)) {
            assertThat(journal.size()).isEqualTo(1);
            journal.keep(DATASET.cases().get(1), ANSWER, Duration.ofSeconds(2));
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }

    @Test
    void aRunGoesOnWithWhatIsNotKnownAndWithWhatFailed() throws IOException, InterruptedException {
        try (Journal journal = open(BEGUN)) {
            journal.keep(DATASET.cases().get(0), ANSWER, Duration.ofSeconds(5));
            journal.keep(DATASET.cases().get(1), new NotScored("HTTP 503"), Duration.ofSeconds(7));
        }
        List<String> asked = new CopyOnWriteArrayList<>();
        Subject subject = one -> {
            asked.add(one.id());
            return ANSWER;
        };
        List<Integer> done = new ArrayList<>();

        try (Journal journal = open(LATER)) {
            Run run = new Runner(1, Clock.fixed(LATER, ZoneOffset.UTC))
                    .run(DATASET, "http://shop", subject, journal, (count, failed, total) -> done.add(count));

            assertThat(run)
                    .isEqualTo(new Run(
                            DATASET,
                            "http://shop",
                            BEGUN,
                            Duration.ofSeconds(7),
                            DATASET.cases().stream()
                                    .map(one -> new CaseResult(one, ANSWER))
                                    .toList()));
        }
        assertThat(asked).containsExactly("c1", "c2", "c3");
        assertThat(done).containsExactly(2, 3, 4);
    }

    @Test
    void aRunOfAnotherDatasetOrSubjectIsNotMixedIn() throws IOException {
        open(BEGUN).close();
        Journal.Head other = new Journal.Head("shop", DATASET.version(), "http://other");

        assertThatThrownBy(() -> Journal.open(folder, other, false, LATER))
                .isInstanceOf(JournalTaken.class)
                .hasMessageContaining("a run of shop at http://shop was begun")
                .hasMessageContaining("--fresh");
        try (Journal journal = Journal.open(folder, other, true, LATER)) {
            assertThat(journal.size()).isZero();
        }
    }

    @Test
    void twoProcessesDoNotWriteOneRun() throws IOException {
        try (Journal journal = open(BEGUN)) {
            assertThat(journal.size()).isZero();
            assertThatThrownBy(() -> open(LATER))
                    .isInstanceOf(JournalTaken.class)
                    .hasMessageContaining("Another process writes");
        }
    }

    @Test
    void aRunThatHasEndedIsNotGoneOnWith() throws IOException {
        try (Journal journal = open(BEGUN)) {
            journal.keep(DATASET.cases().get(0), ANSWER, Duration.ofSeconds(1));
            journal.end();
        }

        try (Journal journal = open(LATER)) {
            assertThat(journal.size()).isZero();
            assertThat(journal.begun()).isEmpty();
        }
    }

    /** Kills a process that keeps writing, in the midst of it. */
    @Test
    void aKilledProcessLosesNothingThatWasKept() throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        int told = 0;
        try (var lines = writer.inputReader()) {
            while (told < 200) {
                told = Integer.parseInt(lines.readLine());
            }
            writer.destroyForcibly().waitFor();
        }

        try (Journal journal = open(LATER)) {
            assertThat(journal.size()).isGreaterThanOrEqualTo(told);
        }
    }

    /** Keeps one case after the other until it is killed, and tells how many it has kept. */
    static final class Endless {

        public static void main(String[] arguments) throws IOException {
            Journal journal = Journal.open(Path.of(arguments[0]), HEAD, false, BEGUN);
            for (int i = 1; ; i++) {
                Case next = Cases.answerable("c" + i, "t", "500ml");
                journal.keep(next, observation(), Duration.ofMillis(i));
                System.out.println(i);
            }
        }

        private static Observation observation() {
            return ANSWER;
        }
    }

    private Journal open(Instant now) throws IOException {
        return Journal.open(folder, HEAD, false, now);
    }
}
