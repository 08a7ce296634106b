package io.zhanggui.evaluation.copy;

import io.zhanggui.evaluation.check.Finding;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a text comes to.
 *
 * @param claims that no fact bears out
 * @param law words that advertising may not use
 * @param withinLimits whether title and body have room in the channel
 * @param told names of the attributes that it tells
 * @param untold names of those that it does not
 * @param ownSentences share of its sentences that no other product's text has; 1 where it has none
 */
public record CopyScore(
        WrittenCopy copy,
        List<Finding> claims,
        List<Finding> law,
        boolean withinLimits,
        List<String> told,
        List<String> untold,
        double ownSentences) {

    public CopyScore {
        claims = List.copyOf(claims);
        law = List.copyOf(law);
        told = List.copyOf(told);
        untold = List.copyOf(untold);
    }

    /** Claims and words, in this order. */
    public List<Finding> findings() {
        return Stream.concat(claims.stream(), law.stream()).toList();
    }

    /** Share of the attributes that it tells; 1 where the product has none. */
    public double coverage() {
        int all = told.size() + untold.size();
        return all == 0 ? 1 : told.size() / (double) all;
    }
}
