package io.zhanggui.evaluation.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the numbers of a text that stand in none of its sources: prices, percentages, durations, sizes, dates, and codes
 * with digits in them. {@code 7天}, {@code 七天} and {@code 7日} are one; so are {@code 1.5L} and {@code 1500毫升}. Citation
 * marks ({@code [2]}) and the numbers of a list are no claims. Stateless.
 */
public final class GroundedNumbers {

    /** Code of a number or code that no source holds. */
    public static final String UNSUPPORTED = "number.unsupported";

    private static final Pattern NO_CLAIM = Pattern.compile(
            "\\[\\d+(?:\\s*[,，]\\s*\\d+)*]|(?:(?m:^)|(?<=[。；！？;!?]))\\s*\\d{1,2}[.、)](?=\\s|\\p{IsHan})");
    private static final Pattern CODE =
            Pattern.compile("(?=[A-Za-z-]*\\d)(?=\\d*[A-Za-z])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*");

    /**
     * Numbers without a source.
     *
     * @param sources the texts that the text may rely on
     * @return in the order of the text; {@code expected} holds what the sources say in the same dimension, if they agree
     */
    public List<Finding> findings(String text, List<String> sources) {
        String claims = blank(text, NO_CLAIM);
        List<Quantity> known = sources.stream()
                .flatMap(source -> Quantities.in(source).stream())
                .toList();
        List<Finding> findings = new ArrayList<>();
        for (Quantity claimed : Quantities.in(claims)) {
            if (known.stream().noneMatch(claimed::agreesWith) && !verbatim(claimed.quote(), sources)) {
                findings.add(new Finding(UNSUPPORTED, claimed.quote(), claimed.start(), expected(claimed, known)));
            }
        }
        findings.addAll(codes(claims, sources));
        return List.copyOf(findings);
    }

    private static List<Finding> codes(String claims, List<String> sources) {
        List<Finding> findings = new ArrayList<>();
        Matcher matcher = CODE.matcher(Ascii.halfWidth(claims));
        while (matcher.find()) {
            String code = matcher.group();
            if (Quantities.in(code).isEmpty() && !verbatim(code, sources)) {
                findings.add(new Finding(UNSUPPORTED, code, matcher.start(), ""));
            }
        }
        return findings;
    }

    private static String expected(Quantity claimed, List<Quantity> known) {
        List<String> said = known.stream()
                .filter(other -> other.dimension() == claimed.dimension() && other.dimension() != Dimension.NONE)
                .map(Quantity::quote)
                .distinct()
                .toList();
        return said.size() == 1 ? said.getFirst() : "";
    }

    private static boolean verbatim(String quote, List<String> sources) {
        String wanted = Ascii.halfWidth(quote).toLowerCase(Locale.ROOT);
        Pattern whole = Pattern.compile("(?<![A-Za-z0-9.])" + Pattern.quote(wanted) + "(?![A-Za-z0-9])");
        return sources.stream()
                .map(source -> Ascii.halfWidth(source).toLowerCase(Locale.ROOT))
                .anyMatch(source -> whole.matcher(source).find());
    }

    private static String blank(String text, Pattern pattern) {
        return pattern.matcher(text).replaceAll(match -> " ".repeat(match.end() - match.start()));
    }
}
