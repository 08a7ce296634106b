package io.zhanggui.assistant.console;

import io.zhanggui.assistant.backend.CallFigures;
import io.zhanggui.assistant.copywriting.Drafts;
import io.zhanggui.assistant.support.AnswerFigures;
import io.zhanggui.assistant.support.AnswerFigures.Day;
import io.zhanggui.assistant.support.HandOffs;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.catalog.Products;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures of the dashboard, each counted by the database. Thread-safe. */
@Component
class DashboardFigures {

    private static final int DAYS = 14;
    private static final int MONTH = 30;

    private final Products products;
    private final AnswerFigures answers;
    private final HandOffs handOffs;
    private final Drafts drafts;
    private final CallFigures calls;

    DashboardFigures(Products products, AnswerFigures answers, HandOffs handOffs, Drafts drafts, CallFigures calls) {
        this.products = products;
        this.answers = answers;
        this.handOffs = handOffs;
        this.drafts = drafts;
        this.calls = calls;
    }

    /**
     * How the shop stands.
     *
     * @param unanswered questions of the last 30 days that the shop's texts do not answer
     * @param waiting shoppers who want a person
     * @param undecided drafts to review
     * @param fen spent on models today; null where no model was asked in 30 days
     * @param days the last 14, today last
     */
    record Tiles(
            int products,
            int unanswered,
            int waiting,
            int undecided,
            @Nullable BigDecimal fen,
            List<Day> days) {

        public Day today() {
            return days.getLast();
        }

        /** Whether anybody has asked anything in these days. */
        public boolean asked() {
            return days.stream().anyMatch(day -> day.total() > 0);
        }

        /** What was spent today, in yuan. */
        public String yuan() {
            return fen == null ? "" : Yuan.of(fen);
        }
    }

    Tiles of(MerchantId shop, ZoneId zone) {
        List<CallFigures.Spent> spent = calls.spent(shop, zone);
        return new Tiles(
                products.count(shop),
                answers.unanswered(shop, zone, MONTH),
                handOffs.waiting(shop),
                drafts.undecided(shop),
                spent.isEmpty()
                        ? null
                        : spent.stream().map(CallFigures.Spent::today).reduce(BigDecimal.ZERO, BigDecimal::add),
                answers.days(shop, zone, DAYS));
    }
}
