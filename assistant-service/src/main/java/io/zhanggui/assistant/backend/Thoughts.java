package io.zhanggui.assistant.backend;

import java.util.List;
import java.util.Optional;

/**
 * Leaves out what a model thinks aloud between {@code <think>} and {@code </think>}, wherever the stream cuts the tags.
 * What may still become a tag is held until it is one or is not. Used by one thread.
 */
final class Thoughts {

    private static final List<String> OPEN = List.of("<think>", "<thinking>", "<thought>");
    private static final List<String> CLOSE = List.of("</think>", "</thinking>", "</thought>");
    private static final int LONGEST = "</thinking>".length();

    private final StringBuilder held = new StringBuilder();
    private boolean thinking;
    private boolean leaked;
    private boolean spoken;

    /** What of it all may be shown now. */
    String more(String text) {
        held.append(text);
        StringBuilder shown = new StringBuilder();
        boolean going = true;
        while (going) {
            going = step(shown);
        }
        return shown(shown.toString());
    }

    /** What was held for a tag that never came. */
    String rest() {
        String rest = thinking ? "" : held.toString();
        held.setLength(0);
        return shown(rest);
    }

    /** Whether a thought ended that had never begun: what was shown before was one. */
    boolean hasLeaked() {
        return leaked;
    }

    /** Passes on up to the next tag; false when the text at hand holds no more of them. */
    private boolean step(StringBuilder shown) {
        int bracket = held.indexOf("<");
        pass(bracket < 0 ? held.length() : bracket, shown);
        if (held.isEmpty()) {
            return false;
        }
        Optional<String> tag = tag();
        if (tag.isPresent()) {
            turn(tag.get());
        } else if (mayBecomeTag()) {
            return false;
        } else {
            pass(1, shown);
        }
        return true;
    }

    /** Without the white space between a thought and the answer. */
    private String shown(String text) {
        String said = spoken ? text : text.stripLeading();
        spoken |= !said.isEmpty();
        return said;
    }

    private void pass(int length, StringBuilder shown) {
        if (!thinking) {
            shown.append(held, 0, length);
        }
        held.delete(0, length);
    }

    private void turn(String tag) {
        held.delete(0, tag.length());
        boolean opens = OPEN.contains(tag);
        leaked |= !opens && !thinking && spoken;
        thinking = opens;
    }

    private Optional<String> tag() {
        return OPEN.stream()
                .filter(this::isAhead)
                .findFirst()
                .or(() -> CLOSE.stream().filter(this::isAhead).findFirst());
    }

    private boolean isAhead(String tag) {
        return held.length() >= tag.length() && held.substring(0, tag.length()).equalsIgnoreCase(tag);
    }

    private boolean mayBecomeTag() {
        return held.length() < LONGEST
                && (OPEN.stream().anyMatch(this::begins) || CLOSE.stream().anyMatch(this::begins));
    }

    private boolean begins(String tag) {
        return tag.regionMatches(true, 0, held.toString(), 0, Math.min(held.length(), tag.length()))
                && held.length() < tag.length();
    }
}
