package io.zhanggui.evaluation.check;

import io.zhanggui.evaluation.check.Taxonomy.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks what a text says things are made of. Immutable and thread-safe. */
final class MaterialClaims {

    /** What makes a material's name a colour, a likeness or a denial. */
    private static final Pattern LIKENESS = Pattern.compile("^(?:色|般|样|感|白|灰|纹|风|黄|-like| look| feel)");

    private static final Pattern DENIAL =
            Pattern.compile("(?:不含|不是|非|无|没有|不用|替代|代替|告别|如|似|像|仿|without |no |non-|not |free of |like |instead of )$");

    private final Taxonomy materials;
    private final Labels parts = Labels.ofParts();

    MaterialClaims(Taxonomy materials) {
        this.materials = materials;
    }

    /** A material of a source with the part that is made of it. */
    private record Known(Source source, String material, Optional<String> part) {}

    List<Finding> findings(Reading text, List<Source> sources, Locale locale) {
        List<Known> known =
                sources.stream().flatMap(source -> known(source).stream()).toList();
        List<Mention> mentions = meant(text, materials.claimed(text));
        List<Finding> findings = new ArrayList<>();
        for (Mention mention : mentions) {
            check(text, mention, mentions, known, locale).ifPresent(findings::add);
        }
        return findings;
    }

    private List<Known> known(Source source) {
        List<Mention> mentions = meant(source.value(), materials.said(source.value()));
        Optional<String> named = parts.ofName(source.name(), "");
        return mentions.stream()
                .map(mention -> new Known(
                        source,
                        mention.id(),
                        part(source.value(), mention, mentions).or(() -> named)))
                .toList();
    }

    private Optional<String> part(Reading text, Mention mention, List<Mention> all) {
        int from = text.clauseStart(mention.start());
        int first = all.stream()
                .mapToInt(Mention::start)
                .filter(start -> start >= from)
                .min()
                .orElse(mention.start());
        return parts.around(text, mention.start(), mention.end(), first, "");
    }

    private Optional<Finding> check(
            Reading text, Mention mention, List<Mention> all, List<Known> known, Locale locale) {
        List<Known> supporting = known.stream()
                .filter(source -> materials.isA(source.material(), mention.id()))
                .toList();
        Optional<String> part = part(text, mention, all);
        List<Known> samePart = known.stream()
                .filter(source -> part.isPresent() && source.part().equals(part))
                .toList();
        boolean elsewhere = !samePart.isEmpty() && samePart.stream().noneMatch(supporting::contains);
        if (!supporting.isEmpty() && !elsewhere) {
            return Optional.empty();
        }
        String code = supporting.isEmpty() ? ClaimCheck.MATERIAL_UNSUPPORTED : ClaimCheck.MATERIAL_MISATTRIBUTED;
        List<Known> said = elsewhere ? samePart : known;
        return Optional.of(new Finding(
                code,
                text.quote(mention.start(), mention.end()),
                mention.start(),
                ClaimCheck.told(said.stream().map(Known::source), locale)));
    }

    private static List<Mention> meant(Reading text, List<Mention> mentions) {
        return mentions.stream().filter(mention -> meant(text, mention)).toList();
    }

    private static boolean meant(Reading text, Mention mention) {
        String before = text.folded().substring(Math.max(0, mention.start() - 12), mention.start());
        String after = text.folded().substring(mention.end());
        return !LIKENESS.matcher(after).find() && !DENIAL.matcher(before).find();
    }
}
