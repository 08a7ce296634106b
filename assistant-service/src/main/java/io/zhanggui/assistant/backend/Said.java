package io.zhanggui.assistant.backend;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a provider said of its failure, fit to be shown to whoever tries it out: short, one line, without any key. */
final class Said {

    private static final int LONGEST = 200;
    private static final String HIDDEN = "•••";
    private static final Pattern LIKE_A_KEY = Pattern.compile("\\b(?:sk|ak|api|key)[-_][\\w*.-]{6,}");
    private static final Pattern ODD = Pattern.compile("[\\p{C}\\s]+");

    private Said() {}

    /**
     * The message in a body of an error; empty for a web page and for nothing.
     *
     * @param key that was sent: providers repeat it
     */
    static String of(String body, @Nullable String key) {
        String text = message(body.strip());
        if (key != null) {
            text = text.replace(key, HIDDEN);
        }
        String line = ODD.matcher(LIKE_A_KEY.matcher(text).replaceAll(HIDDEN))
                .replaceAll(" ")
                .strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }

    private static String message(String body) {
        if (body.startsWith("<")) {
            return "";
        }
        try {
            JsonNode json = JsonMapper.shared().readTree(body);
            JsonNode error = json.path("error");
            return error.isString()
                    ? error.asString()
                    : (error.isObject() ? error : json).path("message").asString("");
        } catch (JacksonException e) {
            return body;
        }
    }
}
