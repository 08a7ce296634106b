package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.MerchantId;

/**
 * The index has caught up with the rows and yet does not hold what they hold: what was imported is stored, but not all of it
 * is found. Not retriable: the index of the merchant has to be built anew.
 */
public final class IndexIncomplete extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IndexIncomplete(MerchantId merchant, long stored, long found) {
        super("The rows of " + merchant + " have " + stored + " passages, its index " + found);
    }
}
