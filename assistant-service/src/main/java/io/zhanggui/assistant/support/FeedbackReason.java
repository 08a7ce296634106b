package io.zhanggui.assistant.support;

import java.util.Locale;

/** Why an answer was of no use. */
public enum FeedbackReason {
    /** What it says is not so. */
    WRONG,
    /** It answers something else. */
    OFF_TOPIC,
    /** Something is missing. */
    INCOMPLETE,
    /** A person should have answered. */
    WANTED_A_PERSON;

    /** Its name in the API and in rows. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
