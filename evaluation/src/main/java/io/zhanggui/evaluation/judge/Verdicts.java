package io.zhanggui.evaluation.judge;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what a judge replied: the last JSON object of the text, whatever stands around it. Models that think aloud or fence
 * their JSON are understood, a number in prose is not taken for a score.
 */
final class Verdicts {

    private static final int WORST = 1;
    private static final int BEST = 5;

    private Verdicts() {}

    /**
     * A score that was read.
     *
     * @param value 0 to 1
     */
    record Scale(double value, String reason) {}

    /** Which answer is better by the order in which they were shown. */
    enum Place {
        FIRST,
        SECOND,
        NEITHER
    }

    record Better(Place place, String reason) {}

    /** The score from 1 to 5 that the reply gives. */
    static Optional<Scale> score(String reply) {
        return object(reply).flatMap(verdict -> {
            JsonNode score = verdict.path("score");
            if (!score.isIntegralNumber() || score.asInt() < WORST || score.asInt() > BEST) {
                return Optional.empty();
            }
            return Optional.of(new Scale((score.asInt() - WORST) / (double) (BEST - WORST), reason(verdict)));
        });
    }

    static Optional<Better> better(String reply) {
        return object(reply).flatMap(verdict -> switch (verdict.path("better").asString("")) {
            case "first" -> Optional.of(new Better(Place.FIRST, reason(verdict)));
            case "second" -> Optional.of(new Better(Place.SECOND, reason(verdict)));
            case "neither" -> Optional.of(new Better(Place.NEITHER, reason(verdict)));
            default -> Optional.empty();
        });
    }

    private static String reason(JsonNode verdict) {
        return verdict.path("reason").asString("");
    }

    private static Optional<JsonNode> object(String reply) {
        int end = reply.lastIndexOf('}');
        Optional<JsonNode> object = Optional.empty();
        for (int start = reply.lastIndexOf('{', end); start >= 0 && object.isEmpty(); start = before(reply, start)) {
            object = parsed(reply.substring(start, end + 1));
        }
        return object;
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.of(JsonMapper.shared().readTree(text));
        } catch (JacksonException inside) {
            return Optional.empty();
        }
    }

    /** A brace may stand inside of a text of the object: then the object begins further left. */
    private static int before(String reply, int start) {
        return start == 0 ? -1 : reply.lastIndexOf('{', start - 1);
    }
}
