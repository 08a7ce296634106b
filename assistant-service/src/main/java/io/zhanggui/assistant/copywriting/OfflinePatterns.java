package io.zhanggui.assistant.copywriting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sentence patterns of the offline backend: {@code offline-copy.json} beside this class. They join a product's own words
 * and claim nothing themselves.
 *
 * @param version counts up with every change of the patterns
 * @param silent attributes that copy does not speak of, as a regular expression over whole names
 * @param translations English names of common Chinese attributes
 */
record OfflinePatterns(
        int version,
        String silent,
        List<Kind> kinds,
        Map<String, Language> languages,
        Map<String, String> translations) {

    /** The kind of every attribute that is of no other. */
    static final String OTHER = "other";

    /**
     * Attributes that are spoken of alike.
     *
     * @param core whether they come before others
     * @param names regular expression over whole names
     */
    record Kind(String id, boolean core, String names) {}

    /** Patterns by tone or kind, with the placeholders {@code {title}}, {@code {category}}, {@code {name}}, {@code {value}}. */
    record Language(
            Map<String, List<String>> openers,
            Map<String, List<String>> sentences,
            Map<String, List<String>> closers) {}

    static OfflinePatterns read() {
        try (InputStream file = OfflinePatterns.class.getResourceAsStream("offline-copy.json")) {
            return JsonMapper.shared().readValue(file, OfflinePatterns.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read offline-copy.json", e);
        }
    }

    Language language(Brief brief) {
        Language language = languages.get(brief.chinese() ? "zh" : "en");
        if (language == null) {
            throw new IllegalStateException("offline-copy.json speaks zh and en");
        }
        return language;
    }
}
