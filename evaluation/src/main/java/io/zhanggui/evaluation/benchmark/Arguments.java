package io.zhanggui.evaluation.benchmark;

import java.nio.file.Path;
import java.util.Deque;

/**
 * The words that follow what is to be measured, taken one by one.
 *
 * @param usage what a complaint ends with
 */
record Arguments(Deque<String> rest, String usage) {

    boolean isEmpty() {
        return rest.isEmpty();
    }

    String next() {
        return rest.remove();
    }

    String value(String option) {
        String value = rest.poll();
        if (value == null) {
            throw wrong(option + " needs a value.");
        }
        return value;
    }

    int positive(String option) {
        String value = value(option);
        if (!value.matches("[1-9][0-9]{0,8}")) {
            throw wrong(option + " needs a whole number above 0, not '" + value + "'.");
        }
        return Integer.parseInt(value);
    }

    /** A word that is no option. */
    Path path(String word) {
        if (word.startsWith("-")) {
            throw wrong("There is no option '" + word + "'.");
        }
        return Path.of(word);
    }

    CalledWrongly wrong(String complaint) {
        return new CalledWrongly(complaint, usage);
    }
}
