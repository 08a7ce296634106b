package io.zhanggui.evaluation.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what a product's copy claims and its facts do not bear out: numbers with their units, counts, sizes, prices and model
 * numbers; materials; places of origin; certificates and grades. Units convert ({@code 500ml} is {@code 0.5L} is
 * {@code 500毫升}), a special material bears out a general one ({@code 316不锈钢} the claim {@code 不锈钢}), a town its
 * province; never the other way round. A number that the facts hold for something else is a finding too. List numbers and
 * idioms are no claims. The word tables lie beside this class. Immutable and thread-safe.
 */
public final class ClaimCheck {

    /** A number, count, size, price or code that no fact holds. */
    public static final String NUMBER_UNSUPPORTED = "number.unsupported";

    /** A number that belongs to another attribute. */
    public static final String NUMBER_MISATTRIBUTED = "number.misattributed";

    /** A material that no fact names. */
    public static final String MATERIAL_UNSUPPORTED = "material.unsupported";

    /** A material that another part is made of. */
    public static final String MATERIAL_MISATTRIBUTED = "material.misattributed";

    /** A place that no fact names. */
    public static final String ORIGIN_UNSUPPORTED = "origin.unsupported";

    /** A certificate or grade that no fact names. */
    public static final String CERTIFICATE_UNSUPPORTED = "certificate.unsupported";

    private static final int TOLD = 3;

    private final NumberClaims numbers;
    private final MaterialClaims materials;
    private final OriginClaims origins = new OriginClaims();
    private final CertificateClaims certificates = new CertificateClaims();

    /** Reads the word tables. */
    public ClaimCheck() {
        Taxonomy known = Taxonomy.read("materials.tsv");
        numbers = new NumberClaims(known);
        materials = new MaterialClaims(known);
    }

    /**
     * Claims without a fact.
     *
     * @param facts everything the text may rely on: attributes by name, title and description without
     * @param locale language of {@code expected}
     * @return in the order of the text; {@code expected} tells the facts of the same kind, such as {@code 容量：500ml}
     */
    public List<Finding> findings(String text, List<Fact> facts, Locale locale) {
        Reading reading = Reading.of(text);
        List<Source> sources = Source.of(facts);
        List<Finding> findings = new ArrayList<>(numbers.findings(reading, sources, locale));
        findings.addAll(materials.findings(reading, sources, locale));
        findings.addAll(origins.findings(reading, sources, locale));
        findings.addAll(certificates.findings(reading, sources));
        findings.sort(Comparator.comparingInt(Finding::start));
        return List.copyOf(findings);
    }

    /** What these sources say, attributes before running text. */
    static String told(Stream<Source> sources, Locale locale) {
        List<Source> all = sources.toList();
        List<Source> named =
                all.stream().filter(source -> !source.fact().name().isEmpty()).toList();
        return (named.isEmpty() ? all : named)
                .stream()
                        .map(source -> source.told(locale))
                        .distinct()
                        .limit(TOLD)
                        .collect(Collectors.joining(locale.getLanguage().equals("zh") ? "；" : "; "));
    }
}
