package io.zhanggui.assistant.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The language a caller reads: what a person chose on a page, else the first of Chinese and English that {@code Accept-Language} names, else the merchant's,
 * else Chinese. Thread-safe.
 */
@Component("localeResolver")
public class CallerLocaleResolver implements LocaleResolver {

    private static final String DEFAULT = CallerLocaleResolver.class.getName() + ".default";
    private static final String CHOSEN = CallerLocaleResolver.class.getName() + ".chosen";

    /** Says what the caller chose to read, whatever the browser asks for; an unknown language counts as none. */
    public static void speak(HttpServletRequest request, String language) {
        Locale chosen = accepted(language);
        if (chosen != null) {
            request.setAttribute(CHOSEN, chosen);
        }
    }

    /** Says what is spoken to a caller who asks for no language. */
    public static void speakByDefault(HttpServletRequest request, Locale locale) {
        request.setAttribute(DEFAULT, locale);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getAttribute(CHOSEN) instanceof Locale chosen) {
            return chosen;
        }
        String wanted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        Locale accepted = wanted == null ? null : accepted(wanted);
        if (accepted != null) {
            return accepted;
        }
        return request.getAttribute(DEFAULT) instanceof Locale locale ? spoken(locale) : Locale.SIMPLIFIED_CHINESE;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language of a request is what its Accept-Language says");
    }

    private static @Nullable Locale accepted(String header) {
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> Locale.forLanguageTag(range.getRange()))
                    .filter(locale -> isChinese(locale) || locale.getLanguage().equals("en"))
                    .findFirst()
                    .map(CallerLocaleResolver::spoken)
                    .orElse(null);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private static Locale spoken(Locale locale) {
        return isChinese(locale) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    private static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals("zh");
    }
}
