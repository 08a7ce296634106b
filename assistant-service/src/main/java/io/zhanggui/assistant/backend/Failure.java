package io.zhanggui.assistant.backend;

import java.net.http.HttpTimeoutException;
import java.util.Locale;

/** Why a backend gave no text. */
enum Failure {
    /** It took no connection, or closed it without an answer. */
    REFUSED(true),
    /** No sign of life in time: connection, first token, next token or the whole. */
    TIMEOUT(true),
    /** It says we ask too often (429). */
    RATE_LIMITED(true),
    /** It does not accept our key, our balance or our model (401, 402, 403, 404 …). */
    DENIED(true),
    /** It failed by its own word (5xx). */
    SERVER_ERROR(true),
    /** It answered with something that is no text of a model. */
    GARBAGE(true),
    /** The answer broke off. */
    BROKEN_STREAM(true),
    /** It found fault with this one request (400, 413, 422): the next call may well succeed. */
    INVALID_REQUEST(false),
    /** It would not write about this. */
    FILTERED(false),
    /** Not asked: its circuit breaker is open. */
    SKIPPED_OPEN(false),
    /** Not asked: our own limit of calls per minute is reached. */
    SKIPPED_RATE_LIMIT(false),
    /** Not asked: all its places are taken. */
    SKIPPED_BUSY(false);

    private final boolean blamesBackend;

    Failure(boolean blamesBackend) {
        this.blamesBackend = blamesBackend;
    }

    /** Whether the circuit breaker counts it. */
    boolean blamesBackend() {
        return blamesBackend;
    }

    /** Whether it may pass by itself within the patience of a call. */
    boolean isBusy() {
        return this == SKIPPED_RATE_LIMIT || this == SKIPPED_BUSY;
    }

    /** Whether the backend was not even asked. */
    boolean isSkipped() {
        return isBusy() || this == SKIPPED_OPEN;
    }

    /** How the ledger writes it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Failure ofStatus(int status) {
        return switch (status) {
            case 400, 413, 422 -> INVALID_REQUEST;
            case 408, 504 -> TIMEOUT;
            case 429 -> RATE_LIMITED;
            default -> status >= 500 ? SERVER_ERROR : status >= 400 ? DENIED : GARBAGE;
        };
    }

    /** @param answered whether the response had begun */
    static Failure ofTransport(Throwable error, boolean answered) {
        if (error instanceof HttpTimeoutException) {
            return TIMEOUT;
        }
        return answered ? BROKEN_STREAM : REFUSED;
    }
}
