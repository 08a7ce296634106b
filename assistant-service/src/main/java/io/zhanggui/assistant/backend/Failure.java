package io.zhanggui.assistant.backend;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.Locale;

/** Why a backend gave no text. The table of all of them, and what each leads to: {@code docs/faults.md}. */
enum Failure {
    /** It took no connection. */
    REFUSED(Blame.HEALTH),
    /** No connection stood in time. */
    CONNECT_TIMEOUT(Blame.HEALTH),
    /** It closed the connection without an answer, or answered no HTTP. */
    HUNG_UP(Blame.HEALTH),
    /** It took the request, and no token came in time. */
    FIRST_TOKEN_TIMEOUT(Blame.HEALTH),
    /** It fell silent in the middle of its text. */
    STALLED(Blame.HEALTH),
    /** The whole text took too long. */
    TIMEOUT(Blame.HEALTH),
    /** It says itself that it was too slow (408, 504). */
    PROVIDER_TIMEOUT(Blame.HEALTH),
    /** It failed by its own word (5xx). */
    SERVER_ERROR(Blame.HEALTH),
    /** It says that it is not there just now (503). */
    UNAVAILABLE(Blame.HEALTH),
    /** It says that all ask it at once (529). */
    OVERLOADED(Blame.HEALTH),
    /** It answered well and then wrote an error into its stream. */
    ERROR_IN_STREAM(Blame.HEALTH),
    /** It answered with a page or another thing that is no stream: a captive portal, a proxy. */
    WRONG_TYPE(Blame.HEALTH),
    /** It sent us elsewhere (3xx), as portals and proxies do. */
    REDIRECTED(Blame.HEALTH),
    /** Nothing of what came can be read. */
    GARBAGE(Blame.HEALTH),
    /** What came holds bytes that are no text. */
    BAD_ENCODING(Blame.HEALTH),
    /** It ended well and had written nothing. */
    EMPTY(Blame.HEALTH),
    /** The answer broke off. */
    BROKEN_STREAM(Blame.HEALTH),
    /** A line or the whole of it is longer than any text. */
    TOO_LONG(Blame.HEALTH),
    /** It told its thoughts as if they were the answer, and marked their end alone. */
    LEAKED_THOUGHT(Blame.HEALTH),
    /** Offline, which stands last, could write nothing: a defect of ours. */
    OFFLINE_FAILED(Blame.HEALTH),
    /** It says we ask too often (429). */
    RATE_LIMITED(Blame.RATE),
    /** It does not know our key (401). */
    UNAUTHORIZED(Blame.CONFIGURATION),
    /** Our balance is spent (402, or said in another error). */
    NO_BALANCE(Blame.CONFIGURATION),
    /** Our key may not do this (403). */
    FORBIDDEN(Blame.CONFIGURATION),
    /** It has no such address or model (404, 405, 410). */
    NOT_FOUND(Blame.CONFIGURATION),
    /** Question and passages are more than it can read. */
    CONTEXT_TOO_LONG(Blame.REQUEST),
    /** The request has too many bytes (413). */
    TOO_LARGE(Blame.REQUEST),
    /** It found fault with this one request (400, 422): the next call may well succeed. */
    INVALID_REQUEST(Blame.REQUEST),
    /** It would not write about this. */
    FILTERED(Blame.REQUEST),
    /** It came to its limit of length before the first word of an answer. */
    CUT_EMPTY(Blame.REQUEST),
    /** Not asked: its circuit breaker is open. */
    SKIPPED_OPEN(Blame.NOBODY),
    /** Not asked: it pauses, by its own wish or because of its configuration. */
    SKIPPED_PAUSED(Blame.NOBODY),
    /** Not asked: our own limit of calls per minute is reached. */
    SKIPPED_RATE_LIMIT(Blame.NOBODY),
    /** Not asked: all its places are taken. */
    SKIPPED_BUSY(Blame.NOBODY);

    /** What a failure says of the backend. */
    enum Blame {
        /** It is ill: the circuit breaker counts it. */
        HEALTH,
        /** It is well and wants fewer calls: it pauses for as long as it asks. */
        RATE,
        /** Somebody has to mend something: it pauses at once, and for long. */
        CONFIGURATION,
        /** Nothing: another request may well succeed. */
        REQUEST,
        /** It was not asked. */
        NOBODY
    }

    private final Blame blame;

    Failure(Blame blame) {
        this.blame = blame;
    }

    Blame blame() {
        return blame;
    }

    /** Whether it may pass by itself within the patience of a call. */
    boolean isBusy() {
        return this == SKIPPED_RATE_LIMIT || this == SKIPPED_BUSY;
    }

    /** Whether the backend was not even asked. */
    boolean isSkipped() {
        return blame == Blame.NOBODY;
    }

    /** How the ledger writes it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a status other than 2xx means, as long as nothing else is known of it. */
    static Failure ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 402 -> NO_BALANCE;
            case 403 -> FORBIDDEN;
            case 404, 405, 410 -> NOT_FOUND;
            case 408, 504 -> PROVIDER_TIMEOUT;
            case 413 -> TOO_LARGE;
            case 429 -> RATE_LIMITED;
            case 503 -> UNAVAILABLE;
            case 529 -> OVERLOADED;
            default -> status >= 500 ? SERVER_ERROR : status >= 400 ? INVALID_REQUEST : REDIRECTED;
        };
    }

    /** @param answered whether the response had begun */
    static Failure ofTransport(Throwable error, boolean answered) {
        return switch (error) {
            case CappedStream.TooLong tooLong -> TOO_LONG;
            case HttpConnectTimeoutException late -> CONNECT_TIMEOUT;
            case ConnectException refused -> REFUSED;
            default -> answered ? BROKEN_STREAM : HUNG_UP;
        };
    }
}
