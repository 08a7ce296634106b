package io.zhanggui.evaluation.subject;

/** A reply that the protocol does not promise. */
final class Unexpected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int EXCERPT = 200;

    Unexpected(String what) {
        super(what);
    }

    /** A reply with a status other than 200. */
    static Unexpected status(int status, String body) {
        return new Unexpected("HTTP " + status + ": " + excerpt(body));
    }

    static String excerpt(String body) {
        return body.length() <= EXCERPT ? body : body.substring(0, EXCERPT) + "…";
    }
}
