package io.zhanggui.evaluation.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers with units and counting words, sizes and ranges, in digits, Chinese characters and English words. Thread-safe. */
final class Measures {

    private static final Map<String, Integer> ENGLISH = Map.ofEntries(
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("twelve", 12),
            Map.entry("fifteen", 15),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("fifty", 50),
            Map.entry("hundred", 100));
    private static final Pattern NUMBER = Pattern.compile("(?<percent>百分之[" + ChineseNumeral.CHARACTERS + "]+|百分百)"
            + "|(?<digits>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)"
            + "|(?<twofold>[双单](?=层))"
            + "|(?<han>[" + ChineseNumeral.CHARACTERS + "]+)"
            + "|\\b(?<english>" + String.join("|", ENGLISH.keySet()) + ")\\b");
    private static final Pattern TIMES =
            Pattern.compile("(?<=\\d ?(?:mm|cm|m|in|\"|毫米|厘米|米)? ?)[x*✕✖](?= ?[高宽长厚深]?\\d)");
    private static final Pattern JOINT = Pattern.compile(" ?[×~～\\-–—至到/] ?-?");

    private static final Pattern NOUN = Pattern.compile("[ -]([a-z]{3,}?)s?\\b");

    private final Counters counters = new Counters();

    /** The number's own part of a match. */
    private record Numeral(int start, int end, BigDecimal value, boolean digits) {}

    /** All numbers outside the given spans. */
    List<Measure> in(Reading text, List<Span> taken) {
        Reading scanned = new Reading(text.text(), TIMES.matcher(text.folded()).replaceAll("×"));
        List<Measure> found = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(scanned.folded());
        int from = 0;
        while (matcher.find(from)) {
            from = matcher.end();
            if (taken.stream().noneMatch(span -> span.overlaps(matcher.start(), matcher.end()))) {
                Optional<Measure> measure = numeral(matcher).flatMap(number -> measure(scanned, number));
                measure.ifPresent(found::add);
                from = Math.max(from, measure.map(Measure::end).orElse(from));
            }
        }
        return signed(scanned, shared(scanned, found));
    }

    private static Optional<Numeral> numeral(Matcher matcher) {
        boolean digits = matcher.group("digits") != null || matcher.group("percent") != null;
        return Optional.ofNullable(value(matcher))
                .map(value -> new Numeral(matcher.start(), matcher.end(), value, digits));
    }

    private static @Nullable BigDecimal value(Matcher matcher) {
        String written = matcher.group();
        if (matcher.group("percent") != null) {
            return written.equals("百分百") ? BigDecimal.valueOf(100) : ChineseNumeral.value(written.substring(3));
        }
        if (matcher.group("digits") != null) {
            return new BigDecimal(written.replace(",", ""));
        }
        if (matcher.group("twofold") != null) {
            return BigDecimal.valueOf(written.equals("双") ? 2 : 1);
        }
        return matcher.group("english") != null
                ? BigDecimal.valueOf(ENGLISH.getOrDefault(written, 0))
                : ChineseNumeral.value(written);
    }

    private Optional<Measure> measure(Reading text, Numeral number) {
        if (text.folded().startsWith("百分", number.start())) {
            return Optional.of(new Measure(
                    number.start(), number.end(), number.value(), number.value(), Dimension.PERCENT.name()));
        }
        int after = skipped(text, number.end());
        Optional<Unit> unit = Unit.at(text.folded(), after);
        Optional<Words.Found<Counters.Counter>> counter =
                counters.at(text, number.end()).or(() -> counters.at(text, after));
        boolean counted = counter.isPresent()
                && unit.map(known -> counts(text, after, known, counter.get())).orElse(true);
        if (counted) {
            return counter.filter(word -> number.digits() || speaks(text, number, word.meaning()))
                    .map(word -> new Measure(
                            number.start(),
                            word.end(),
                            number.value(),
                            number.value(),
                            word.meaning().kind()));
        }
        if (unit.isPresent()) {
            return Optional.of(unit.get())
                    .filter(known -> number.digits() || claims(text, number, known))
                    .map(known -> measured(number, after + known.written().length(), known));
        }
        return number.digits() ? Optional.of(alone(text, number)) : Optional.empty();
    }

    private static int skipped(Reading text, int end) {
        boolean gap =
                end + 1 < text.folded().length() && " -".indexOf(text.folded().charAt(end)) >= 0;
        return gap && !Character.isDigit(text.folded().charAt(end + 1)) ? end + 1 : end;
    }

    /** Whether the counting word rather than the unit is meant: the longer one, and blocks are no money before a noun. */
    private static boolean counts(Reading text, int at, Unit unit, Words.Found<Counters.Counter> counter) {
        int end = at + unit.written().length();
        boolean noun = end < text.folded().length()
                && Character.UnicodeScript.of(text.folded().charAt(end)) == Character.UnicodeScript.HAN;
        return counter.end() > end || (unit.written().equals("块") && noun);
    }

    private static boolean speaks(Reading text, Numeral number, Counters.Counter counter) {
        String written = text.folded().substring(number.start(), number.end());
        boolean twofold = written.equals("双") || written.equals("单");
        return counter.inCharacters() && !ordinal(text, number) && (twofold || !written.matches("[一半百千万零]+"));
    }

    private static boolean claims(Reading text, Numeral number, Unit unit) {
        String written = text.folded().substring(number.start(), number.end());
        if (ordinal(text, number) || written.matches("[百千万零]+")) {
            return false;
        }
        boolean word = unit.written().equals("两")
                || unit.written().equals("角")
                || unit.written().equals("度");
        boolean span = unit.dimension() == Dimension.DURATION || unit.dimension() == Dimension.MONTHS;
        boolean one = written.equals("一") || written.equals("半");
        boolean money = unit.dimension() == Dimension.MONEY && !unit.written().equals("元");
        return !word && !money && !(one && (span ? !promised(text, number) : !amount(unit)));
    }

    /** {@code 质保一年} claims something, {@code 一年四季} does not. */
    private static boolean promised(Reading text, Numeral number) {
        String before = text.folded().substring(text.clauseStart(number.start()), number.start());
        return before.matches(".*(?:保|期|时长|时间|续航|充电).{0,3}");
    }

    private static boolean amount(Unit unit) {
        return switch (unit.dimension()) {
            case VOLUME, MASS, AREA -> true;
            default -> unit.dimension() == Dimension.LENGTH && unit.written().length() > 1;
        };
    }

    private static boolean ordinal(Reading text, Numeral number) {
        return number.start() > 0 && text.folded().charAt(number.start() - 1) == '第';
    }

    private static Measure measured(Numeral number, int end, Unit unit) {
        boolean year = unit.written().equals("年") && number.value().compareTo(BigDecimal.valueOf(1900)) >= 0;
        BigDecimal amount = number.value().multiply(unit.inBase());
        return new Measure(
                number.start(),
                end,
                number.value(),
                amount,
                year ? Measure.YEAR : unit.dimension().name());
    }

    private static Measure alone(Reading text, Numeral number) {
        String before = text.folded().substring(Math.max(0, number.start() - 1), number.start());
        Dimension currency = Quantities.dimensionOf(before);
        boolean money = currency == Dimension.MONEY || currency == Dimension.FOREIGN_MONEY;
        Matcher noun =
                NOUN.matcher(text.folded()).region(number.end(), text.folded().length());
        String kind = money ? currency.name() : noun.lookingAt() ? "#" + noun.group(1) : Measure.BARE;
        return new Measure(number.start(), number.end(), number.value(), number.value(), kind);
    }

    private static List<Measure> shared(Reading text, List<Measure> measures) {
        List<Measure> shared = new ArrayList<>(measures);
        for (int i = shared.size() - 2; i >= 0; i--) {
            Measure measure = shared.get(i);
            Measure next = shared.get(i + 1);
            String between = text.folded().substring(measure.end(), next.start());
            if (measure.bare() && !next.bare() && JOINT.matcher(between).matches()) {
                shared.set(i, measure.sharing(next));
            }
        }
        return shared;
    }

    private static List<Measure> signed(Reading text, List<Measure> measures) {
        return measures.stream()
                .map(measure -> below(text, measure) ? measure.negated() : measure)
                .toList();
    }

    private static boolean below(Reading text, Measure measure) {
        if (!measure.kind().equals(Dimension.TEMPERATURE.name())) {
            return false;
        }
        String before = text.folded().substring(0, measure.start());
        return before.endsWith("零下") || before.matches("(?s)(?:.*[^a-z0-9℃°度])?[-−–]");
    }
}
