package io.zhanggui.assistant.support;

import io.zhanggui.knowledge.MerchantId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many questions ended how. Thread-safe. */
@Repository
public class AnswerFigures {

    private final JdbcClient jdbc;
    private final Clock clock;

    AnswerFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The questions of a day.
     *
     * @param outcomes how many there are by {@link Outcome#code}
     */
    public record Day(LocalDate date, Map<String, Integer> outcomes) {

        public Day {
            outcomes = Map.copyOf(outcomes);
        }

        public int of(String outcome) {
            return outcomes.getOrDefault(outcome, 0);
        }

        public int total() {
            return outcomes.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** The last so many days as this zone cuts them, today last. */
    public List<Day> days(MerchantId merchant, ZoneId zone, int count) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        List<Day> days = new ArrayList<>();
        for (int ago = count - 1; ago >= 0; ago--) {
            LocalDate date = today.minusDays(ago);
            days.add(new Day(date, outcomes(merchant, begin(date, zone), begin(date.plusDays(1), zone))));
        }
        return days;
    }

    /** Questions of the last so many days that ended without an answer of the shop's. */
    public int unanswered(MerchantId merchant, ZoneId zone, int days) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return jdbc.sql("select count(*) from message where merchant_id = :merchant and asked_at >= :from"
                        + " and outcome = 'declined'")
                .param("merchant", merchant.value())
                .param("from", begin(today.minusDays(days - 1L), zone))
                .query(Integer.class)
                .single();
    }

    private Map<String, Integer> outcomes(MerchantId merchant, OffsetDateTime from, OffsetDateTime until) {
        Map<String, Integer> outcomes = new HashMap<>();
        jdbc.sql("select outcome, count(*) as messages from message where merchant_id = :merchant and asked_at >= :from"
                        + " and asked_at < :until group by outcome")
                .param("merchant", merchant.value())
                .param("from", from)
                .param("until", until)
                .query(row -> {
                    outcomes.put(row.getString("outcome"), row.getInt("messages"));
                });
        return outcomes;
    }

    private static OffsetDateTime begin(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
    }
}
