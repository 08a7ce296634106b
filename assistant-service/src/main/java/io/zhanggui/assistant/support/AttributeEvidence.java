package io.zhanggui.assistant.support;

import io.zhanggui.knowledge.catalog.Attribute;

/**
 * What speaks for an attribute as the answer to a question.
 *
 * @param lexical how well it is what the way of asking asks for, 0 to 1
 * @param name how much of its name the question says beside the product's name, 0 to 1
 * @param nameAnywhere the same with the product's name
 * @param value how much of its value the question says, 0 to 1
 * @param measured 1 where it measures what is asked, -1 where it does not, 0 where nothing is measured
 * @param measuredAlone 1 where no other attribute measures it
 * @param telling how many of the characters that tell its name from others the question says, 0 to 1
 * @param counted the same for what is counted
 * @param near cosine to the question above the mean of the product's attributes
 * @param unexplained share of the question's own words that neither it nor the product's name holds
 * @param askedElsewhere 1 where the question asks for something that other attributes of the product hold
 * @param askedNowhere 1 where the question asks for something that no attribute of the product holds
 * @param mislabelled 1 where its value tells dimensions, but not the one that is asked
 */
record AttributeEvidence(
        Attribute attribute,
        double lexical,
        double name,
        double nameAnywhere,
        double value,
        int measured,
        int measuredAlone,
        double telling,
        int counted,
        double near,
        double unexplained,
        int askedElsewhere,
        int askedNowhere,
        int mislabelled) {

    /** Log odds that the attribute answers the question. */
    double score() {
        return -3.3
                + 4.4 * lexical
                + 0.2 * name
                + 3.0 * nameAnywhere
                + (nameAnywhere == 1 ? 0.5 : 0)
                + 3.2 * value
                + (measured < 0 ? -3.0 : 0)
                + 0.4 * measuredAlone
                + 2.3 * telling
                + (counted > 0 ? 0.5 : 0)
                + 20.0 * near
                - 4.4 * unexplained
                - 0.9 * askedElsewhere
                - 0.3 * askedNowhere
                - 2.6 * mislabelled;
    }
}
