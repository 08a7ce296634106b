package io.zhanggui.assistant.copywriting;

import java.util.List;
import java.util.Locale;

/**
 * What a place of sale asks of a copy.
 *
 * @param id such as {@code xiaohongshu}
 * @param titleMax characters (code points) of a title at most
 * @param bodyMax characters of a body at most
 * @param bullet starts each point of a list; empty where the body is running text
 * @param sentences how many attributes the offline backend speaks of at most
 * @param hashtags whether a body ends in topics
 */
public record ChannelProfile(
        String id,
        String nameZh,
        String nameEn,
        int titleMax,
        int bodyMax,
        String bullet,
        int sentences,
        boolean hashtags,
        List<String> rulesZh,
        List<String> rulesEn) {

    public ChannelProfile {
        if (titleMax < 10 || bodyMax < 50 || sentences < 1) {
            throw new IllegalArgumentException("A channel leaves room for a title and a body: " + id);
        }
        rulesZh = List.copyOf(rulesZh);
        rulesEn = List.copyOf(rulesEn);
    }

    /** What a person calls it. */
    public String name(Locale locale) {
        return chinese(locale) ? nameZh : nameEn;
    }

    /** The rules in words, one line, for a prompt in that language. */
    public String rules(Locale locale) {
        return String.join(chinese(locale) ? "；" : "; ", chinese(locale) ? rulesZh : rulesEn);
    }

    private static boolean chinese(Locale locale) {
        return locale.getLanguage().equals("zh");
    }
}
