package io.zhanggui.assistant.backend;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A backend that was added at the console. Its key stands apart from it.
 *
 * @param preset id of the preset it was made from; null for any other OpenAI-compatible provider
 * @param prices null where nobody knows them
 * @param maxConcurrent calls at once; null: as many as all backends are granted
 * @param requestsPerMinute calls started in a minute; null: as many as all backends are granted
 * @param active whether it is asked
 */
public record StoredBackend(
        String id,
        String name,
        @Nullable String preset,
        URI baseUrl,
        String model,
        @Nullable Prices prices,
        @Nullable Integer maxConcurrent,
        @Nullable Integer requestsPerMinute,
        boolean active) {

    /** The same, asked or not. */
    StoredBackend active(boolean on) {
        return new StoredBackend(id, name, preset, baseUrl, model, prices, maxConcurrent, requestsPerMinute, on);
    }

    /** Whether an address is at the same scheme, host and port, so that it may be shown the same key. */
    boolean isAt(URI address) {
        return baseUrl.getScheme().equalsIgnoreCase(address.getScheme())
                && baseUrl.getRawAuthority().equalsIgnoreCase(address.getRawAuthority());
    }
}
