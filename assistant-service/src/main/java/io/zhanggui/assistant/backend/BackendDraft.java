package io.zhanggui.assistant.backend;

import io.zhanggui.assistant.problem.ApiProblem;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A backend as it is typed at the console, not yet looked at.
 *
 * @param id of the stored backend that is changed; null for a new one
 * @param key null or blank: the stored one, if there is one
 * @param forgetKey whether the stored key is forgotten
 */
public record BackendDraft(
        @Nullable String id,
        String name,
        @Nullable String preset,
        String baseUrl,
        @Nullable String key,
        boolean forgetKey,
        String model,
        @Nullable Prices prices,
        @Nullable Integer maxConcurrent,
        @Nullable Integer requestsPerMinute,
        boolean active) {

    private static final String NAME = "[a-z0-9-]{1,40}";
    private static final int LONGEST_ADDRESS = 500;
    private static final int LONGEST_MODEL = 200;
    private static final int LONGEST_KEY = 1000;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    public BackendDraft {
        name = name.strip().toLowerCase(Locale.ROOT);
        model = model.strip();
        key = key == null || key.isBlank() ? null : key.strip();
    }

    /** As much of it as it takes to ask for the models: which one is wanted is not known yet. */
    BackendDraft withoutModel() {
        return new BackendDraft(
                id, name, preset, baseUrl, key, forgetKey, "-", prices, maxConcurrent, requestsPerMinute, active);
    }

    /**
     * What is stored of it.
     *
     * @throws ApiProblem if a field is not what it has to be
     */
    StoredBackend checked(String withId, @Nullable Preset known) {
        require(name.matches(NAME) && !name.equals(Completion.OFFLINE), "backend.name-invalid");
        require(!model.isEmpty() && model.length() <= LONGEST_MODEL, "backend.model-invalid");
        require(isPositive(maxConcurrent) && isPositive(requestsPerMinute), "backend.limit-invalid");
        require(isKey(), "backend.key-invalid");
        String presetId = known == null ? null : known.id();
        return new StoredBackend(
                withId, name, presetId, address(known), model, prices, maxConcurrent, requestsPerMinute, active);
    }

    /**
     * The address, completed as the preset has it. Any host may be named: only who runs the installation comes here, and a
     * model of one's own is at home on a private address.
     */
    URI address(@Nullable Preset known) {
        try {
            String given = baseUrl.strip();
            URI address = known == null ? URI.create(given.replaceAll("/+$", "")) : known.address(given);
            require(isHttp(address) && given.length() <= LONGEST_ADDRESS, "backend.address-invalid");
            return address;
        } catch (IllegalArgumentException e) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "backend.address-invalid");
        }
    }

    private static boolean isHttp(URI address) {
        return address.getScheme() != null
                && SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT))
                && address.getHost() != null
                && address.getUserInfo() == null
                && address.getFragment() == null;
    }

    private boolean isKey() {
        return key == null || (key.length() <= LONGEST_KEY && key.chars().allMatch(c -> c > ' ' && c < 0x7f));
    }

    private static boolean isPositive(@Nullable Integer limit) {
        return limit == null || limit > 0;
    }

    private static void require(boolean held, String code) {
        if (!held) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, code);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "%s (%s at %s)".formatted(name, model, baseUrl);
    }
}
