package io.zhanggui.assistant.console;

import io.zhanggui.assistant.backend.BackendRoster;
import io.zhanggui.assistant.backend.CallFigures;
import io.zhanggui.assistant.backend.CallFigures.Ended;
import io.zhanggui.assistant.backend.CallFigures.Spent;
import io.zhanggui.assistant.backend.Presets;
import io.zhanggui.assistant.console.BackendPlots.Plot;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.knowledge.MerchantId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import tools.jackson.databind.json.JsonMapper;

/** Puts the figures of the backends into words, tables and plots: of the chosen shop, or of all. */
@Component
class BackendFigures {

    private static final int FAILURES = 10;

    private final BackendRoster roster;
    private final CallFigures calls;
    private final Presets presets;
    private final MessageSource texts;
    private final JsonMapper json;
    private final Clock clock;
    private final ZoneId zone;

    BackendFigures(
            BackendRoster roster,
            CallFigures calls,
            Presets presets,
            MessageSource texts,
            JsonMapper json,
            Clock clock,
            ConsoleSettings settings) {
        this.roster = roster;
        this.calls = calls;
        this.presets = presets;
        this.texts = texts;
        this.json = json;
        this.clock = clock;
        this.zone = settings.timeZone();
    }

    /** An amount of money: in yuan, and in fen. */
    record Amount(String yuan, String fen) {

        static Amount of(BigDecimal fen) {
            return new Amount(Yuan.of(fen), Yuan.fen(fen));
        }
    }

    void chain(MerchantAccount shop, boolean all, Model model, Locale locale) {
        MerchantId whose = whose(shop, all);
        List<Spent> spent = calls.spent(whose, zone);
        model.addAttribute("all", all);
        model.addAttribute("zone", zone);
        model.addAttribute("rows", BackendRow.of(roster.entries(), calls.pace(whose), spent, presets, locale));
        model.addAttribute("today", sum(spent, Spent::today));
        model.addAttribute("week", sum(spent, Spent::week));
        model.addAttribute("month", sum(spent, Spent::month));
        model.addAttribute("unpriced", spent.stream().mapToLong(Spent::unpriced).sum());
        model.addAttribute(
                "estimated", spent.stream().mapToLong(Spent::estimated).sum());
    }

    void plots(MerchantAccount shop, boolean all, Model model, Locale locale) {
        MerchantId whose = whose(shop, all);
        model.addAttribute("all", all);
        model.addAttribute("zone", zone);
        plot("pace", BackendPlots.pace(calls.hourlyPace(whose), clock.instant(), zone), model);
        plot("ended", BackendPlots.ended(asked(calls.ended(whose)), outcome -> inWords(outcome, locale)), model);
        plot(
                "spent",
                BackendPlots.spent(
                        calls.daily(whose, zone), clock.instant().atZone(zone).toLocalDate()),
                model);
        model.addAttribute("failures", calls.failures(whose, FAILURES));
    }

    private static List<Ended> asked(List<Ended> ends) {
        return ends.stream().filter(end -> !end.backend().equals("offline")).toList();
    }

    private void plot(String name, Plot plot, Model model) {
        model.addAttribute(name, plot);
        model.addAttribute(name + "Json", json.writeValueAsString(plot));
    }

    private String inWords(String outcome, Locale locale) {
        return Objects.requireNonNull(texts.getMessage("backend.outcome." + outcome, null, outcome, locale));
    }

    private static @Nullable MerchantId whose(MerchantAccount shop, boolean all) {
        return all ? null : shop.id();
    }

    private static Amount sum(List<Spent> spent, Function<Spent, BigDecimal> part) {
        return Amount.of(spent.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
