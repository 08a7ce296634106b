package io.zhanggui.evaluation;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Something to be told to a person, in their language.
 *
 * @param code key in the bundle {@code io.zhanggui.evaluation.messages}
 * @param arguments texts and messages that fill {@code {0}}, {@code {1}} … of the text
 */
public record Message(String code, List<Object> arguments) implements Told {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(String code, Object... arguments) {
        return new Message(
                code,
                Arrays.stream(arguments)
                        .<Object>map(argument -> argument instanceof Told ? argument : String.valueOf(argument))
                        .toList());
    }

    /** The text in Chinese for a Chinese locale, else in English. */
    @Override
    public String text(Locale locale) {
        Locale known = locale.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ROOT;
        String pattern = ResourceBundle.getBundle("io.zhanggui.evaluation.messages", known, NO_FALLBACK)
                .getString(code);
        return new MessageFormat(pattern, known)
                .format(arguments.stream()
                        .map(argument -> argument instanceof Told told ? told.text(locale) : argument)
                        .toArray());
    }
}
