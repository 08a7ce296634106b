package io.zhanggui.assistant.backend;

import io.zhanggui.assistant.backend.Backends.BackendState;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A backend of the installation, asked or not.
 *
 * @param where variable or property that names it; empty for one that was added at the console
 * @param stored what the console may change; null where the configuration or the environment names it
 * @param prices null where nobody knows them
 * @param live how it stands in the chain; null where it is not asked
 */
public record RosterEntry(
        String name,
        Origin origin,
        String where,
        @Nullable StoredBackend stored,
        URI baseUrl,
        String model,
        @Nullable Prices prices,
        KeyState key,
        Standing standing,
        @Nullable BackendState live) {

    /** Who named it. */
    public enum Origin {
        CONFIGURATION,
        ENVIRONMENT,
        CONSOLE
    }

    /** Whether it is asked, and why not. */
    public enum Standing {
        ASKED,
        /** Somebody has turned it off. */
        OFF,
        /** Its key cannot be decrypted any more and has to be entered again. */
        KEY_LOST,
        /** The configuration or the environment names another one so. */
        NAME_TAKEN
    }

    /**
     * What may be known of a key.
     *
     * @param ending its last four characters where it is long enough to show them, else empty
     */
    public record KeyState(boolean set, String ending) {

        static final KeyState NONE = new KeyState(false, "");
        static final KeyState LOST = new KeyState(true, "");

        private static final int LONG_ENOUGH = 16;
        private static final int SHOWN = 4;

        static KeyState of(@Nullable String key) {
            if (key == null) {
                return NONE;
            }
            return new KeyState(true, key.length() < LONG_ENOUGH ? "" : key.substring(key.length() - SHOWN));
        }
    }
}
