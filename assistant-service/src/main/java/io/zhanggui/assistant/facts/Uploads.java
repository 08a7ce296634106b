package io.zhanggui.assistant.facts;

import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.assistant.problem.ApiProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Where an uploaded file lies until it is imported. Thread-safe. */
@Component
class Uploads {

    private static final int LONGEST_NAME = 200;

    private final Path folder;

    Uploads(DataFolder data) throws IOException {
        this.folder = data.folder("uploads");
    }

    void keep(String id, MultipartFile file) throws IOException {
        file.transferTo(path(id));
    }

    /** Removes what a dead process left. */
    void removeOthers(Collection<String> known) {
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(id -> !known.contains(id))
                    .forEach(this::remove);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** False where another installation has it. */
    boolean has(String id) {
        return Files.exists(path(id));
    }

    Path path(String id) {
        return folder.resolve(id);
    }

    void remove(String id) {
        try {
            Files.deleteIfExists(path(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name the file had with its owner, without the folders that some browsers send along. */
    static String name(MultipartFile file) {
        String given = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "file.name", LONGEST_NAME);
        }
        return name;
    }
}
