package io.zhanggui.assistant.installation;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The person who starts the service, at a terminal. Reads UTF-8, in the language that the environment names. */
public final class Terminal {

    private Terminal() {}

    /** Chinese or English: what {@code LC_ALL}, {@code LC_MESSAGES} or {@code LANG} name, else the system's language. */
    public static Locale locale() {
        return locale(System.getenv(), Locale.getDefault());
    }

    static Locale locale(Map<String, String> environment, Locale system) {
        String named = Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse(system.getLanguage());
        return named.startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    /** A message on standard output. */
    public static void say(String text) {
        print(System.out, text);
    }

    /** A message on standard error. */
    public static void complain(String text) {
        print(System.err, text);
    }

    private static void print(PrintStream where, String text) {
        PrintStream utf8 = new PrintStream(where, false, StandardCharsets.UTF_8);
        utf8.println(text);
        utf8.flush();
    }
}
