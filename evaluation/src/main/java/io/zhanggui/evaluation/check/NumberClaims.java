package io.zhanggui.evaluation.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks the numbers and codes of a text. Immutable and thread-safe. */
final class NumberClaims {

    private static final Pattern LIST_NUMBER =
            Pattern.compile("(?:(?m:^)|(?<=[。；！？;!?\\n]))[ \\t]*(?:\\(?\\d{1,2}[.、)）:：](?!\\d)|0\\d(?=\\s))|[①-⑳]");
    private static final Pattern PURE = Pattern.compile("[¥$]?\\s*\\d+(?:,\\d{3})*(?:\\.\\d+)?");
    private static final Pattern COUNTS = Pattern.compile("数量|件数|人数|个数|数目|quantity|count|pieces|number|sleeps|pack");
    private static final Pattern UNIT_IN_NAME = Pattern.compile("[(（\\[]([^)）\\]]+)[)）\\]]");

    private final Measures measures = new Measures();
    private final Codes codes = new Codes();
    private final Labels labels = Labels.ofNumbers();
    private final Taxonomy materials;

    NumberClaims(Taxonomy materials) {
        this.materials = materials;
    }

    /** A measure of a source with what it belongs to. */
    private record Known(Source source, Measure measure, Optional<String> label, boolean alone) {}

    List<Finding> findings(Reading text, List<Source> sources, Locale locale) {
        List<Known> known =
                sources.stream().flatMap(source -> known(source).stream()).toList();
        List<Span> taken = new ArrayList<>(listNumbers(text));
        materials.claimed(text).forEach(mention -> taken.add(new Span(mention.start(), mention.end())));
        List<Finding> findings = new ArrayList<>();
        for (Span code : codes.in(text, taken)) {
            taken.add(code);
            String written = text.folded().substring(code.start(), code.end());
            if (sources.stream().noneMatch(source -> Codes.heldBy(written, source.value()))) {
                findings.add(new Finding(
                        ClaimCheck.NUMBER_UNSUPPORTED, text.quote(code.start(), code.end()), code.start(), ""));
            }
        }
        List<Measure> claimed = measures.in(text, taken);
        for (Measure claim : claimed) {
            check(text, claim, first(text, claim, claimed), known, locale).ifPresent(findings::add);
        }
        return findings;
    }

    private List<Known> known(Source source) {
        Reading value = source.value();
        List<Measure> found = measures.in(value, codes.in(value, List.of()));
        boolean alone = PURE.matcher(value.folded().strip()).matches();
        Stream<Known> values = found.stream()
                .map(measure -> alone ? named(source, measure) : measure)
                .map(measure -> new Known(source, measure, label(source, measure, found), alone));
        Stream<Known> names = measures.in(source.name(), List.of()).stream()
                .map(measure -> new Known(source, measure, Optional.empty(), false));
        return Stream.concat(values, names).toList();
    }

    /** A number alone takes the unit that its attribute's name tells. */
    private static Measure named(Source source, Measure measure) {
        Optional<Unit> unit = UNIT_IN_NAME
                .matcher(source.name().folded())
                .results()
                .flatMap(match -> Unit.of(match.group(1).strip()).stream())
                .findFirst();
        if (unit.isPresent()) {
            return new Measure(
                    measure.start(),
                    measure.end(),
                    measure.number(),
                    measure.number().multiply(unit.get().inBase()),
                    unit.get().dimension().name());
        }
        boolean price =
                Pattern.compile("价|price").matcher(source.name().folded()).find();
        return price
                ? new Measure(
                        measure.start(), measure.end(), measure.number(), measure.number(), Dimension.MONEY.name())
                : measure;
    }

    private Optional<String> label(Source source, Measure measure, List<Measure> all) {
        return labels.around(
                        source.value(),
                        measure.start(),
                        measure.end(),
                        first(source.value(), measure, all),
                        measure.kind())
                .or(() -> labels.ofName(source.name(), measure.kind()));
    }

    private static int first(Reading text, Measure measure, List<Measure> all) {
        int from = text.clauseStart(measure.start());
        return all.stream()
                .mapToInt(Measure::start)
                .filter(start -> start >= from)
                .min()
                .orElse(measure.start());
    }

    private Optional<Finding> check(Reading text, Measure claim, int first, List<Known> known, Locale locale) {
        Optional<String> label = labels.around(text, claim.start(), claim.end(), first, claim.kind());
        List<Known> sameLabel = label.stream()
                .flatMap(group -> known.stream().filter(source -> belongs(source, group, claim)))
                .toList();
        List<Known> supporting =
                known.stream().filter(source -> supports(claim, source)).toList();
        if (sameLabel.stream().anyMatch(supporting::contains)) {
            return Optional.empty();
        }
        if (!sameLabel.isEmpty()) {
            String code = supporting.isEmpty() ? ClaimCheck.NUMBER_UNSUPPORTED : ClaimCheck.NUMBER_MISATTRIBUTED;
            return Optional.of(finding(code, text, claim, sameLabel, locale));
        }
        if (supporting.isEmpty() || contradicted(claim, known)) {
            return Optional.of(finding(ClaimCheck.NUMBER_UNSUPPORTED, text, claim, alike(claim, known), locale));
        }
        boolean others = label.isPresent()
                && supporting.stream().allMatch(source -> source.label().isPresent());
        return others
                ? Optional.of(finding(ClaimCheck.NUMBER_MISATTRIBUTED, text, claim, supporting, locale))
                : Optional.empty();
    }

    private static boolean belongs(Known source, String group, Measure claim) {
        return source.measure().kind().equals(claim.kind())
                && source.label().filter(group::equals).isPresent();
    }

    private static boolean supports(Measure claim, Known source) {
        Measure said = source.measure();
        if (claim.kind().equals(said.kind())) {
            return claim.sameAmount(said);
        }
        if (claim.bare()) {
            return claim.sameNumber(said);
        }
        boolean countable = said.bare() || said.counts();
        boolean word = claim.kind().matches("#[a-z]+") || said.kind().matches("#[a-z]+");
        boolean fits = Counters.alike(claim.kind(), said.kind()) || word || (said.bare() && countedBy(source, claim));
        boolean priced = source.alone() && said.kind().equals(Dimension.MONEY.name());
        boolean price = priced && claim.kind().equals(Dimension.FOREIGN_MONEY.name());
        return (price || (claim.counts() && countable && fits)) && claim.sameNumber(said);
    }

    /** Whether an attribute that is a number alone counts what is claimed, as {@code 层数：3} counts {@code 3层}. */
    private static boolean countedBy(Known source, Measure claim) {
        String name = source.source().name().folded();
        return source.alone()
                && (name.contains(claim.kind().substring(1))
                        || COUNTS.matcher(name).find());
    }

    /** Whether the sources count the same things in English, with other numbers only. */
    private static boolean contradicted(Measure claim, List<Known> known) {
        List<Known> same = known.stream()
                .filter(source -> source.measure().kind().equals(claim.kind()))
                .toList();
        return claim.kind().matches("#[a-z]+")
                && !same.isEmpty()
                && same.stream().noneMatch(source -> source.measure().sameNumber(claim));
    }

    private static List<Known> alike(Measure claim, List<Known> known) {
        List<Known> same = known.stream()
                .filter(source -> source.measure().kind().equals(claim.kind()))
                .toList();
        return same.isEmpty()
                ? known.stream()
                        .filter(source -> !claim.bare() && !claim.counts() && claim.sameNumber(source.measure()))
                        .toList()
                : same;
    }

    private static Finding finding(String code, Reading text, Measure claim, List<Known> said, Locale locale) {
        return new Finding(
                code,
                text.quote(claim.start(), claim.end()),
                claim.start(),
                ClaimCheck.told(said.stream().map(Known::source), locale));
    }

    private static List<Span> listNumbers(Reading text) {
        return LIST_NUMBER
                .matcher(text.text())
                .results()
                .map(match -> new Span(match.start(), match.end()))
                .toList();
    }
}
