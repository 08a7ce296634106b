package io.zhanggui.assistant.copywriting;

import io.zhanggui.assistant.problem.ApiProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A {@link CopyRequest} as it comes over the wire: what is left out has a default. */
record JobOrder(
        @Nullable List<@Nullable String> productIds,
        @Nullable Filter filter,
        @Nullable String channel,
        @Nullable String locale,
        @Nullable String tone,
        @Nullable Integer variants) {

    private static final String CHANNEL = "miniprogram";

    /**
     * Which products are meant; one of them.
     *
     * @param words of code, title or category
     * @param withoutCopy those that nothing has been written for yet
     */
    record Filter(
            @Nullable String category,
            @Nullable String words,
            @Nullable Boolean withoutCopy) {

        ProductChoice choice() {
            List<ProductChoice> named = new ArrayList<>();
            if (category != null && !category.isBlank()) {
                named.add(new ProductChoice.InCategory(category.strip()));
            }
            if (words != null && !words.isBlank()) {
                named.add(new ProductChoice.Matching(words.strip()));
            }
            if (Boolean.TRUE.equals(withoutCopy)) {
                named.add(new ProductChoice.WithoutCopy());
            }
            if (named.size() > 1) {
                throw new ApiProblem(HttpStatus.BAD_REQUEST, "copy.choice");
            }
            return named.isEmpty() ? new ProductChoice.Everything() : named.getFirst();
        }
    }

    /** What is wanted, in the merchant's language by default. */
    CopyRequest request(Locale merchant) {
        int count = variants == null ? 1 : variants;
        if (count < 1 || count > CopyRequest.MAX_VARIANTS) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "copy.variants", count, CopyRequest.MAX_VARIANTS);
        }
        return new CopyRequest(
                choice(), channel == null ? CHANNEL : channel.strip(), language(merchant), wantedTone(), count);
    }

    private ProductChoice choice() {
        ProductChoice filtered = filter == null ? new ProductChoice.Everything() : filter.choice();
        if (productIds == null) {
            return filtered;
        }
        if (!(filtered instanceof ProductChoice.Everything)) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "copy.choice");
        }
        return new ProductChoice.Named(
                productIds.stream().map(id -> id == null ? "" : id.strip()).toList());
    }

    private Locale language(Locale merchant) {
        String wanted = locale == null || locale.isBlank() ? merchant.toLanguageTag() : locale.strip();
        return switch (Locale.forLanguageTag(wanted.replace('_', '-')).getLanguage()) {
            case "zh" -> Locale.SIMPLIFIED_CHINESE;
            case "en" -> Locale.ENGLISH;
            default -> throw new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "copy.locale-unknown", wanted);
        };
    }

    private Tone wantedTone() {
        return tone == null || tone.isBlank()
                ? Tone.PLAIN
                : Tone.of(tone)
                        .orElseThrow(() -> new ApiProblem(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "copy.tone-unknown",
                                tone,
                                Arrays.stream(Tone.values()).map(Tone::id).collect(Collectors.joining(", "))));
    }
}
