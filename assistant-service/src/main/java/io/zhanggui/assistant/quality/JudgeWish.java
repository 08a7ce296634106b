package io.zhanggui.assistant.quality;

import io.zhanggui.assistant.problem.ApiProblem;
import org.springframework.http.HttpStatus;

/**
 * Who shall judge a run, and at what price.
 *
 * @param backend name of a backend of the chain
 * @param samples how often each question is put, 1 to 5; the score is their mean
 * @param capFen what may be spent, in fen
 */
public record JudgeWish(String backend, int samples, double capFen) {

    private static final int MOST_SAMPLES = 5;

    /** @throws ApiProblem 400 if samples or cap are out of bounds */
    public JudgeWish {
        if (samples < 1 || samples > MOST_SAMPLES || !(capFen >= 0)) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "quality.judge-invalid", MOST_SAMPLES);
        }
    }
}
