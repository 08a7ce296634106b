package io.zhanggui.assistant.copywriting;

import io.zhanggui.knowledge.catalog.Attribute;
import io.zhanggui.knowledge.catalog.Product;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Writes copy without a model: sentences around the product's own words, chosen by product and variant, so that the same
 * brief always gives the same text. What the merchant wrote unlawfully is left out of the body. Thread-safe.
 */
@Component
class OfflineCopy {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(title|category|name|value)}");
    private static final Pattern SENTENCE = Pattern.compile("[^。！？!?]+[。！？!?]?");
    private static final Pattern SENTENCE_EN = Pattern.compile("(?s).+?(?:[.!?](?=\\s|$)|$)");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private final OfflinePatterns patterns = OfflinePatterns.read();
    private final AttributeKinds kinds = new AttributeKinds(patterns);
    private final DraftChecks checks;

    OfflineCopy(DraftChecks checks) {
        this.checks = checks;
    }

    /** What is stored as the prompt version of these texts. */
    String version() {
        return "copy.offline@" + patterns.version();
    }

    /** Whether the product has more than its title to speak of. */
    boolean canSpeakOf(Product product) {
        String description = product.description();
        return (description != null && !description.isBlank())
                || product.attributes().stream().anyMatch(attribute -> !kinds.silentOn(attribute.name()));
    }

    /** Whether the product's own words are in another language than the copy is to be. */
    static boolean foreign(Product product, Brief brief) {
        boolean han = Stream.concat(
                        Stream.of(product.title()),
                        product.attributes().stream().map(Attribute::value))
                .anyMatch(text -> HAN.matcher(text).find());
        return han != brief.chinese();
    }

    CopyText write(Product product, Brief brief) {
        return new CopyText(title(product, brief), body(product, brief));
    }

    private String title(Product product, Brief brief) {
        String own = product.title().strip();
        int max = brief.channel().titleMax();
        List<String> candidates = new ArrayList<>();
        candidates.add(own);
        Stream.of("audience", "material", "capacity", "color")
                .flatMap(kind -> product.attributes().stream()
                        .filter(attribute -> kinds.of(attribute.name()).equals(kind)))
                .map(Attribute::value)
                .filter(value -> !own.contains(value) && !checks.unlawful(value, brief.locale()))
                .map(value -> own + (brief.chinese() ? "｜" : " | ") + value)
                .filter(title -> length(title) <= max)
                .forEach(candidates::add);
        return Fitting.cut(candidates.get((brief.variant() - 1) % candidates.size()), max);
    }

    private String body(Product product, Brief brief) {
        OfflinePatterns.Language language = patterns.language(brief);
        OfflineBody body = new OfflineBody(brief);
        body.open(opener(product, brief, language));
        for (String sentence : own(product, brief)) {
            body.describe(sentence);
        }
        for (Attribute attribute : chosen(product, brief)) {
            body.point(sentence(product, attribute, brief, language));
        }
        body.close(pick(language.closers().get(brief.tone().id()), product, brief, "close"));
        String category = product.category();
        if (brief.channel().hashtags() && category != null) {
            body.tag(category);
            body.tag(shortTitle(product));
        }
        return body.toString();
    }

    private String opener(Product product, Brief brief, OfflinePatterns.Language language) {
        String category = product.category();
        List<String> openers = language.openers().getOrDefault(brief.tone().id(), List.of("{title}")).stream()
                .filter(pattern -> category != null || !pattern.contains("{category}"))
                .toList();
        return filled(
                pick(openers, product, brief, "open"),
                Map.of("title", shortTitle(product), "category", category == null ? "" : category));
    }

    /** The description's sentences, without those that advertising may not use. */
    private List<String> own(Product product, Brief brief) {
        String description = product.description() == null ? "" : product.description();
        Pattern sentences = brief.chinese() || HAN.matcher(description).find() ? SENTENCE : SENTENCE_EN;
        return sentences
                .matcher(description)
                .results()
                .map(match -> match.group().strip())
                .filter(sentence -> !sentence.isEmpty() && !checks.unlawful(sentence, brief.locale()))
                .toList();
    }

    private List<Attribute> chosen(Product product, Brief brief) {
        List<Attribute> eligible = product.attributes().stream()
                .filter(attribute -> !kinds.silentOn(attribute.name()))
                .filter(attribute -> !checks.unlawful(attribute.name() + attribute.value(), brief.locale()))
                .toList();
        List<Attribute> ranked = eligible.stream()
                .sorted(Comparator.comparing((Attribute attribute) -> !kinds.core(attribute.name()))
                        .thenComparing(attribute -> seed(product, attribute.name()) * 31 % (brief.variant() + 6)))
                .limit(brief.channel().sentences())
                .toList();
        return brief.variant() % 2 == 1
                ? eligible.stream().filter(ranked::contains).toList()
                : ranked;
    }

    private String sentence(Product product, Attribute attribute, Brief brief, OfflinePatterns.Language language) {
        String kind = foreign(product, brief) ? OfflinePatterns.OTHER : kinds.of(attribute.name());
        String name = brief.chinese()
                ? attribute.name()
                : patterns.translations().getOrDefault(attribute.name(), attribute.name());
        String value = attribute.value().strip().replaceAll("[。.；;]+$", "");
        String pattern = pick(language.sentences().get(kind), product, brief, attribute.name());
        String written =
                filled(pattern, Map.of("name", name, "value", kind.equals("color") ? value.replace("/", "、") : value));
        return brief.chinese() ? written : Character.toUpperCase(written.charAt(0)) + written.substring(1);
    }

    private static String pick(
            @org.jspecify.annotations.Nullable List<String> patterns, Product product, Brief brief, String about) {
        List<String> known = patterns == null || patterns.isEmpty() ? List.of("{name}：{value}。") : patterns;
        return known.get((seed(product, about) + brief.variant()) % known.size());
    }

    private static int seed(Product product, String about) {
        return Math.floorMod((product.code() + '\n' + about).hashCode(), 10_007);
    }

    /** The title without the specification behind its last blank. */
    private static String shortTitle(Product product) {
        String title = product.title().strip();
        int blank = title.lastIndexOf(' ');
        boolean specification = blank > 0
                && HAN.matcher(title).find()
                && title.substring(blank).chars().anyMatch(Character::isDigit);
        return specification ? title.substring(0, blank) : title;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String filled(String pattern, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(pattern)
                .replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), "")));
    }
}
