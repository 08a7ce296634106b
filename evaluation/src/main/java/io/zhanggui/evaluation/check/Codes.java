package io.zhanggui.evaluation.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds names with digits in them: models, standards, grades ({@code IPX7}, {@code GB/T 29606-2013}, {@code 210D}). Thread-safe. */
final class Codes {

    private static final Pattern CODE =
            Pattern.compile("(?:gb|qb|fz|hg|sb|ny|db|ls)(?:/t)? ?\\d+(?:\\.\\d+)?(?:-\\d{4})?"
                    + "|[a-z][a-z0-9]*(?:[-/.][a-z0-9]+)*"
                    + "|\\d+(?:\\.\\d+)?[a-z][a-z0-9]*(?:-[a-z0-9]+)*");

    private final Counters counters = new Counters();

    /** Where codes stand, outside the given spans. */
    List<Span> in(Reading text, List<Span> taken) {
        List<Span> codes = new ArrayList<>();
        Matcher matcher = CODE.matcher(text.folded());
        while (matcher.find()) {
            boolean free = taken.stream().noneMatch(span -> span.overlaps(matcher.start(), matcher.end()));
            boolean digit = matcher.group().chars().anyMatch(c -> c >= '0' && c <= '9');
            if (free && digit && !quantity(text, matcher.start(), matcher.end())) {
                codes.add(new Span(matcher.start(), matcher.end()));
            }
        }
        return codes;
    }

    private boolean quantity(Reading text, int start, int end) {
        int letters = start;
        while (letters < end
                && (Ascii.digit(text.folded().charAt(letters)) || text.folded().charAt(letters) == '.')) {
            letters++;
        }
        if (letters == start) {
            return false;
        }
        return Unit.at(text.folded(), letters).isPresent()
                || counters.at(text, letters).isPresent()
                || text.folded().substring(letters, end).matches("x\\d.*");
    }

    /** Whether the source holds the code, whatever its spaces. */
    static boolean heldBy(String code, Reading source) {
        String wanted = code.replace(" ", "");
        String held = source.folded().replace(" ", "");
        for (int at = held.indexOf(wanted); at >= 0; at = held.indexOf(wanted, at + 1)) {
            if (Reading.of(held).whole(at, at + wanted.length())) {
                return true;
            }
        }
        return false;
    }
}
