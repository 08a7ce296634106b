package io.zhanggui.prompts;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template as it is written: words of its language between two lines {@code ---}, then the parts under the headings
 * {@code ## system} and {@code ## user}.
 */
record TemplateFile(Wording wording, Part system, Part user) {

    private static final Pattern FORM = Pattern.compile(
            "---\\n(?<words>.*?)\\n---\\n+## system\\n(?<system>.*?)\\n## user\\n(?<user>.*)", Pattern.DOTALL);

    static TemplateFile parse(String file, String source) {
        Matcher form = FORM.matcher(source.replace("\r\n", "\n"));
        if (!form.matches()) {
            throw new InvalidPrompt(file, "expected words between two lines ---, then ## system and ## user");
        }
        return new TemplateFile(
                wording(file, form.group("words")),
                Part.parse(file, form.group("system").strip()),
                Part.parse(file, form.group("user").strip()));
    }

    private static Wording wording(String file, String lines) {
        Map<String, String> words = new HashMap<>();
        for (String line : lines.split("\n", -1)) {
            String[] pair = line.split(": *", 2);
            if (pair.length < 2) {
                throw new InvalidPrompt(file, "expected 'name: word', found: " + line);
            }
            words.put(pair[0], pair[1].replace("\"", ""));
        }
        return new Wording(
                word(file, words, "none"),
                word(file, words, "shopper"),
                word(file, words, "shop"),
                word(file, words, "colon"));
    }

    private static String word(String file, Map<String, String> words, String name) {
        String word = words.get(name);
        if (word == null) {
            throw new InvalidPrompt(file, "the word '" + name + "' is missing at the top");
        }
        return word;
    }
}
