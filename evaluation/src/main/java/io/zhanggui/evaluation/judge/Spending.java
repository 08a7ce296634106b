package io.zhanggui.evaluation.judge;

/** What a model costs, and where it has to stop. Thread-safe. */
public final class Spending {

    private static final int MARGIN = 20;

    private final Price price;
    private final double capFen;
    private double spentFen;
    private double reservedFen;
    private int calls;

    /** @param capFen no call is made that is expected to lead beyond it; what a call costs beyond its estimate may */
    public Spending(Price price, double capFen) {
        this.price = price;
        this.capFen = capFen;
    }

    /**
     * What a prompt will cost, about, in fen.
     *
     * @param reply how many tokens the model replies with, about; it is sent no limit: one that thinks aloud says more
     */
    double estimate(String prompt, int reply) {
        return price.of(tokens(prompt), reply);
    }

    /**
     * An upper bound of what common tokenizers make of a text: a token for each Chinese character, one for three others.
     */
    static long tokens(String text) {
        long han = text.codePoints()
                .filter(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN)
                .count();
        return MARGIN + han + (text.length() - han + 2) / 3;
    }

    /** Whether a call of this estimated cost may be made; it is reserved until {@link #paid} or {@link #notMade}. */
    synchronized boolean reserve(double fen) {
        if (spentFen + reservedFen + fen > capFen) {
            return false;
        }
        reservedFen += fen;
        return true;
    }

    synchronized void paid(double reserved, long inputTokens, long outputTokens) {
        reservedFen -= reserved;
        spentFen += price.of(inputTokens, outputTokens);
        calls++;
    }

    synchronized void notMade(double reserved) {
        reservedFen -= reserved;
    }

    /** In fen. */
    public synchronized double spent() {
        return spentFen;
    }

    public synchronized int calls() {
        return calls;
    }
}
