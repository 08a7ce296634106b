package io.zhanggui.assistant.copywriting;

import io.zhanggui.assistant.problem.ApiProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The channels that copy is written for: {@code channels.json} beside this class. Immutable and thread-safe. */
@Component
public final class ChannelProfiles {

    private final Map<String, ChannelProfile> profiles = new LinkedHashMap<>();

    ChannelProfiles() {
        for (ChannelProfile profile : read()) {
            profiles.put(profile.id(), profile);
        }
    }

    /** In the order to show them. */
    public List<ChannelProfile> all() {
        return List.copyOf(profiles.values());
    }

    public Optional<ChannelProfile> find(String id) {
        return Optional.ofNullable(profiles.get(id));
    }

    /**
     * The channel.
     *
     * @throws ApiProblem 422 that names the known ones
     */
    ChannelProfile get(String id) {
        return find(id).orElseThrow(() -> new ApiProblem(
                HttpStatus.UNPROCESSABLE_CONTENT, "copy.channel-unknown", id, String.join(", ", profiles.keySet())));
    }

    private static List<ChannelProfile> read() {
        try (InputStream file = ChannelProfiles.class.getResourceAsStream("channels.json")) {
            return JsonMapper.shared().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read channels.json", e);
        }
    }
}
