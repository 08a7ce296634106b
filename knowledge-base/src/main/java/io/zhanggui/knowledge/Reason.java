package io.zhanggui.knowledge;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Why something could not be taken, in words for the person who brought it.
 *
 * @param code key in the bundle {@code io.zhanggui.knowledge.reasons}
 * @param arguments fill {@code {0}}, {@code {1}} … of the text
 */
public record Reason(String code, List<String> arguments) {

    public Reason {
        arguments = List.copyOf(arguments);
    }

    public static Reason of(String code, String... arguments) {
        return new Reason(code, List.of(arguments));
    }

    /** The text in Chinese for a Chinese locale, else in English. */
    public String text(Locale locale) {
        Locale known = locale.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ROOT;
        String pattern = ResourceBundle.getBundle(
                        "io.zhanggui.knowledge.reasons",
                        known,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(code);
        return new MessageFormat(pattern, known).format(arguments.toArray());
    }
}
