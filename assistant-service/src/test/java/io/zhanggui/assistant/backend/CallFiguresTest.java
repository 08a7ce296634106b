package io.zhanggui.assistant.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zhanggui.assistant.backend.CallFigures.DaySpent;
import io.zhanggui.assistant.backend.CallFigures.Ended;
import io.zhanggui.assistant.backend.CallFigures.HourlyPace;
import io.zhanggui.assistant.backend.CallFigures.Pace;
import io.zhanggui.assistant.backend.CallFigures.RecentFailure;
import io.zhanggui.assistant.backend.Completion.Usage;
import io.zhanggui.knowledge.MerchantId;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sums that can be checked by hand. The clock stands at midnight of 2026-11-11 UTC, eight in the morning in Shanghai. */
class CallFiguresTest {

    private static final MerchantId QINGHE = new MerchantId("qinghe");
    private static final MerchantId MAPLE = new MerchantId("maple");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant NOW = Instant.parse("2026-11-11T00:00:00Z");

    @TempDir
    Path data;

    private TestRoster installation;
    private CallFigures figures;

    @BeforeEach
    void open() {
        installation = new TestRoster(data);
        figures = new CallFigures(installation.jdbc, installation.clock);
    }

    @AfterEach
    void close() {
        installation.close();
    }

    @Test
    void spendingIsThatOfTheDayAsTheShopCountsIt() {
        call(QINGHE, "deepseek", "ok", HOUR.multipliedBy(2), 1000, "1.5");
        call(QINGHE, "deepseek", "ok", HOUR.multipliedBy(9), 1000, "2");
        call(QINGHE, "deepseek", "ok", Duration.ofDays(5), 1000, "4");
        call(QINGHE, "deepseek", "ok", Duration.ofDays(20), 1000, "8");
        call(QINGHE, "deepseek", "ok", Duration.ofDays(31), 1000, "16");
        call(QINGHE, "qwen", "ok", HOUR, 1000, null);
        call(MAPLE, "qwen", "ok", HOUR, 1000, "32");

        assertThat(figures.spent(QINGHE, SHANGHAI))
                .extracting(spent -> "%s %s %s %s %d"
                        .formatted(
                                spent.backend(),
                                plain(spent.today()),
                                plain(spent.week()),
                                plain(spent.month()),
                                spent.unpriced()))
                .containsExactly("deepseek 1.5 7.5 15.5 0", "qwen 0 0 0 1");
        assertThat(figures.spent(QINGHE, ZoneOffset.UTC).getFirst().today()).isZero();
        assertThat(figures.spent(null, SHANGHAI).getLast().today()).isEqualByComparingTo("32");
        assertThat(figures.daily(QINGHE, SHANGHAI))
                .extracting(day -> new DaySpent(day.backend(), day.day(), new BigDecimal(plain(day.fen()))))
                .containsExactly(
                        new DaySpent("deepseek", LocalDate.of(2026, 10, 22), new BigDecimal("8")),
                        new DaySpent("deepseek", LocalDate.of(2026, 11, 6), new BigDecimal("4")),
                        new DaySpent("deepseek", LocalDate.of(2026, 11, 10), new BigDecimal("2")),
                        new DaySpent("deepseek", LocalDate.of(2026, 11, 11), new BigDecimal("1.5")));
    }

    @Test
    void paceIsThatOfTheCallsThatWrote() {
        for (int millis : new int[] {100, 200, 300, 400, 500}) {
            call(QINGHE, "deepseek", "ok", HOUR.multipliedBy(3), millis, "0");
        }
        call(QINGHE, "deepseek", "timeout", HOUR.multipliedBy(3), 90_000, "0");
        call(QINGHE, "deepseek", "cancelled", HOUR.multipliedBy(3), 10, "0");
        call(QINGHE, "deepseek", "skipped_open", HOUR.multipliedBy(3), 0, "0");
        call(QINGHE, "deepseek", "ok", Duration.ofHours(30), 9_999, "0");
        call(QINGHE, "offline", "ok", HOUR, 5, "0");

        assertThat(figures.pace(QINGHE)).containsExactly(new Pace("deepseek", 7, 1, 300L, 480L, 50L));
        assertThat(figures.hourlyPace(QINGHE))
                .containsExactly(new HourlyPace("deepseek", NOW.minus(HOUR.multipliedBy(3)), 300));
        assertThat(figures.pace(MAPLE)).isEmpty();
        assertThat(figures.ended(QINGHE))
                .contains(new Ended("deepseek", "ok", 5), new Ended("deepseek", "skipped_open", 1));
    }

    @Test
    void recentFailuresComeLatestFirstWithoutAnyText() {
        call(QINGHE, "deepseek", "timeout", HOUR.multipliedBy(2), 1, "0");
        call(QINGHE, "qwen", "unauthorized", HOUR, 1, "0");
        call(QINGHE, "qwen", "ok", HOUR, 1, "0");
        call(QINGHE, "qwen", "skipped_open", HOUR, 1, "0");
        call(QINGHE, "qwen", "timeout", Duration.ofDays(8), 1, "0");

        assertThat(figures.failures(QINGHE, 20))
                .containsExactly(
                        new RecentFailure(NOW.minus(HOUR), "qwen", "unauthorized", "answer"),
                        new RecentFailure(NOW.minus(HOUR.multipliedBy(2)), "deepseek", "timeout", "answer"));
        assertThat(figures.failures(QINGHE, 1)).hasSize(1);
    }

    @Test
    void theLedgerForgetsWhatIsTooOld() {
        call(QINGHE, "deepseek", "ok", Duration.ofDays(91), 1, "1");
        call(QINGHE, "deepseek", "ok", Duration.ofDays(89), 1, "1");

        assertThat(ledger().forgetBefore(NOW.minus(Duration.ofDays(90)))).isEqualTo(1);
        assertThat(ledger().forgetBefore(NOW.minus(Duration.ofDays(90)))).isZero();
    }

    private void call(
            MerchantId merchant, String backend, String outcome, Duration ago, int millis, @Nullable String fen) {
        MovableClock then = new MovableClock();
        then.move(ago.negated());
        Duration took = Duration.ofMillis(millis);
        then.move(took);
        boolean written = outcome.equals("ok");
        new CallLedger(installation.jdbc, new CallMeters(new SimpleMeterRegistry()), then)
                .record(new CallRecord(
                        merchant,
                        "answer",
                        backend,
                        "m",
                        outcome,
                        new Usage(10, 10),
                        false,
                        fen == null ? null : new BigDecimal(fen),
                        written ? Duration.ofMillis(50) : null,
                        took));
    }

    private CallLedger ledger() {
        return new CallLedger(installation.jdbc, new CallMeters(new SimpleMeterRegistry()), installation.clock);
    }

    private static String plain(BigDecimal fen) {
        return fen.signum() == 0 ? "0" : fen.stripTrailingZeros().toPlainString();
    }
}
