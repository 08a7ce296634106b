package io.zhanggui.assistant.support;

import io.zhanggui.assistant.support.Candidate.Kind;
import io.zhanggui.assistant.support.Candidate.Sign;
import io.zhanggui.knowledge.catalog.Attribute;
import java.util.List;

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
        return Sign.sum(signs());
    }

    /** What the score is made of. */
    List<Sign> signs() {
        return List.of(
                new Sign(Kind.BEFOREHAND, -3.3),
                new Sign(Kind.ASKED, 4.4 * lexical),
                new Sign(Kind.NAME, 0.2 * name + 3.0 * nameAnywhere + (nameAnywhere == 1 ? 0.5 : 0) + 2.3 * telling),
                new Sign(Kind.VALUE, 3.2 * value),
                new Sign(Kind.MEASURE, measure()),
                new Sign(Kind.MEANING, 20.0 * near),
                new Sign(Kind.MISSING, -4.4 * unexplained),
                new Sign(Kind.ELSEWHERE, -0.9 * askedElsewhere - 0.3 * askedNowhere));
    }

    private double measure() {
        return (measured < 0 ? -3.0 : 0) + 0.4 * measuredAlone + (counted > 0 ? 0.5 : 0) - 2.6 * mislabelled;
    }
}
