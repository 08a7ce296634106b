package io.zhanggui.evaluation.copy;

import java.util.Arrays;
import java.util.Optional;

/** What is measured over the texts of a copy job, without any generative model. Each is a share between 0 and 1. */
public enum CopyMetric {
    /** Of the texts, those of which no fact fails to bear out a claim: number, price, material, origin, certificate. */
    CLAIM_SUPPORT("claim-support"),
    /** The share of a product's attributes that its text tells, in the mean over the texts. */
    ATTRIBUTE_COVERAGE("attribute-coverage"),
    /** Of the texts, those that keep to what the channel has room for. */
    LIMITS_KEPT("limits-kept"),
    /** Of the texts, those without words that the advertising law keeps out. */
    LAW_FREE("law-free"),
    /** The share of a text's sentences that no other product's text has, its own title apart, in the mean. */
    OWN_SENTENCES("own-sentences"),
    /**
     * Different pairs of neighbouring words among all of them (distinct-2): falls with the number of texts, so compare jobs of equal size.
     *
     * @see <a href="https://doi.org/10.18653/v1/N16-1014">Li et al., A Diversity-Promoting Objective Function</a>
     */
    DISTINCT_2("distinct-2");

    private final String word;

    CopyMetric(String word) {
        this.word = word;
    }

    /** Its name in thresholds, files and messages. */
    public String word() {
        return word;
    }

    /** Whether it counts texts. */
    public boolean isRate() {
        return this == CLAIM_SUPPORT || this == LIMITS_KEPT || this == LAW_FREE;
    }

    public static Optional<CopyMetric> of(String word) {
        return Arrays.stream(values())
                .filter(metric -> metric.word.equals(word))
                .findFirst();
    }
}
