package io.zhanggui.evaluation.check;

import io.zhanggui.evaluation.check.Taxonomy.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks where a text says things come from. Immutable and thread-safe. */
final class OriginClaims {

    private static final String CHINA = "中国";
    private static final Pattern CUE = Pattern.compile(
            "产自|产于|原产于|原产地|原产|产地|源自|出自|来自|选自|made in |produced in |imported from |comes from |product of ");
    private static final Pattern NAMED_PLACE =
            Pattern.compile("(?:[:：为是于] ?)?(\\p{IsHan}{2,8}?)(?=的|，|。|、|；|\\s|$|[,.;!！])");
    private static final Pattern IMPORTED = Pattern.compile("(?<!出)进口(?!处|关)|\\bimported\\b(?! from)");
    private static final Pattern ORIGIN_NAME = Pattern.compile("产地|原产|产区|origin|made in");
    private static final Pattern STYLE =
            Pattern.compile("^(?:风|式|味|菜|面|料理|韵|范|系|梧桐|时间|石|蓝|红|绿|白|装|话|人都|-style| style|-inspired)");

    private final Taxonomy places = Taxonomy.read("places.tsv");

    List<Finding> findings(Reading text, List<Source> sources, Locale locale) {
        List<Source> origins = sources.stream()
                .filter(source -> ORIGIN_NAME.matcher(source.name().folded()).find())
                .toList();
        List<Finding> findings = new ArrayList<>();
        List<Mention> mentions = places.claimed(text).stream()
                .filter(mention ->
                        !STYLE.matcher(text.folded().substring(mention.end())).find())
                .toList();
        for (Mention mention : mentions) {
            boolean cued = cued(text, mention.start());
            List<Source> asked = cued && !origins.isEmpty() ? origins : sources;
            if (asked.stream().noneMatch(source -> supports(source, mention.id()))) {
                findings.add(finding(text, mention.start(), mention.end(), origins, locale));
            }
        }
        unlisted(text, sources, mentions)
                .forEach(span -> findings.add(finding(text, span.start(), span.end(), origins, locale)));
        imported(text, sources).forEach(span -> findings.add(finding(text, span.start(), span.end(), origins, locale)));
        return findings;
    }

    private boolean supports(Source source, String place) {
        return places.said(source.value()).stream().anyMatch(said -> places.isA(said.id(), place));
    }

    private static boolean cued(Reading text, int start) {
        String before = text.folded().substring(Math.max(0, start - 18), start);
        Matcher matcher = CUE.matcher(before);
        int last = -1;
        while (matcher.find()) {
            last = matcher.end();
        }
        return last >= 0 && before.substring(last).matches("[\\s:：为是于\\p{IsHan}a-z']{0,6}");
    }

    /** Places that no list of ours holds, told by the word before them. */
    private List<Span> unlisted(Reading text, List<Source> sources, List<Mention> known) {
        List<Span> found = new ArrayList<>();
        Matcher cue = CUE.matcher(text.folded());
        while (cue.find()) {
            Matcher place = NAMED_PLACE
                    .matcher(text.folded())
                    .region(cue.end(), text.folded().length());
            if (place.lookingAt()) {
                Span span = new Span(place.start(1), place.end(1));
                boolean listed = known.stream().anyMatch(mention -> span.overlaps(mention.start(), mention.end()));
                if (!listed && !held(text.folded().substring(span.start(), span.end()), sources)) {
                    found.add(span);
                }
            }
        }
        return found;
    }

    private boolean held(String place, List<Source> sources) {
        Optional<String> ambiguous =
                places.said(Reading.of(place)).stream().map(Mention::id).findFirst();
        return sources.stream()
                .anyMatch(source -> source.value().folded().contains(place)
                        || ambiguous.filter(id -> supports(source, id)).isPresent());
    }

    private List<Span> imported(Reading text, List<Source> sources) {
        Stream<Span> claims =
                IMPORTED.matcher(text.folded()).results().map(match -> new Span(match.start(), match.end()));
        boolean foreign = sources.stream()
                .anyMatch(source -> IMPORTED.matcher(source.value().folded()).find()
                        || source.value().folded().contains("imported")
                        || (ORIGIN_NAME.matcher(source.name().folded()).find() && foreign(source)));
        return foreign ? List.of() : claims.toList();
    }

    private boolean foreign(Source source) {
        return places.said(source.value()).stream().anyMatch(said -> !places.isA(said.id(), CHINA));
    }

    private static Finding finding(Reading text, int start, int end, List<Source> origins, Locale locale) {
        return new Finding(
                ClaimCheck.ORIGIN_UNSUPPORTED,
                text.quote(start, end),
                start,
                ClaimCheck.told(origins.stream(), locale));
    }
}
