package io.zhanggui.assistant.copywriting;

import io.zhanggui.assistant.copywriting.DraftFinding.Part;
import io.zhanggui.evaluation.check.AdvertisingWords;
import io.zhanggui.evaluation.check.ClaimCheck;
import io.zhanggui.evaluation.check.Fact;
import io.zhanggui.evaluation.check.Finding;
import io.zhanggui.knowledge.catalog.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything a draft is checked for: claims, words, lengths and language. Thread-safe. */
@Component
class DraftChecks {

    static final String TOO_LONG = "length.exceeded";
    static final String BLANK = "text.blank";
    static final String CUT = "copy.cut";
    static final String UNTRANSLATED = "copy.untranslated";

    private static final int SHOWN_OF_CUT = 12;
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}[\\p{IsHan}，、。]*");

    private final ClaimCheck claims = new ClaimCheck();
    private final AdvertisingWords words = new AdvertisingWords();

    /** What a reader should know before this text goes out; empty if nothing is wrong with it. */
    List<DraftFinding> findings(Product product, String title, String body, ChannelProfile channel, Locale locale) {
        List<Fact> facts = facts(product);
        List<DraftFinding> findings = new ArrayList<>();
        findings.addAll(findings(Part.TITLE, title, channel.titleMax(), facts, locale));
        findings.addAll(findings(Part.BODY, body, channel.bodyMax(), facts, locale));
        return findings;
    }

    /** Where the model came to its limit of length. */
    static DraftFinding cut(CopyText text) {
        String body = text.body();
        int start =
                body.offsetByCodePoints(body.length(), -Math.min(SHOWN_OF_CUT, body.codePointCount(0, body.length())));
        return new DraftFinding(Part.BODY, new Finding(CUT, body.substring(start), start, ""));
    }

    /** Whether the text holds a word that advertising may not use. */
    boolean unlawful(String text, Locale locale) {
        return !words.findings(text, locale).isEmpty();
    }

    /** The first words of a text that are not in its language, if it should be English. */
    static @Nullable Finding untranslated(String text, Locale locale) {
        Matcher han = HAN.matcher(text);
        boolean found = !locale.getLanguage().equals("zh") && han.find();
        return found ? new Finding(UNTRANSLATED, han.group(), han.start(), "") : null;
    }

    private List<DraftFinding> findings(Part part, String text, int max, List<Fact> facts, Locale locale) {
        List<Finding> found = new ArrayList<>();
        if (text.isBlank()) {
            found.add(new Finding(BLANK, "", 0, ""));
        }
        if (text.codePointCount(0, text.length()) > max) {
            int start = text.offsetByCodePoints(0, max);
            found.add(new Finding(TOO_LONG, text.substring(start), start, Integer.toString(max)));
        }
        Finding foreign = untranslated(text, locale);
        if (foreign != null) {
            found.add(foreign);
        }
        found.addAll(claims.findings(text, facts, locale));
        found.addAll(words.findings(text, locale));
        return found.stream().map(finding -> new DraftFinding(part, finding)).toList();
    }

    private static List<Fact> facts(Product product) {
        Stream<Fact> texts = Stream.of(product.title(), product.code(), product.category(), product.description())
                .filter(text -> text != null && !text.isBlank())
                .map(text -> new Fact("", text));
        Stream<Fact> attributes =
                product.attributes().stream().map(attribute -> new Fact(attribute.name(), attribute.value()));
        return Stream.concat(texts, attributes).toList();
    }
}
