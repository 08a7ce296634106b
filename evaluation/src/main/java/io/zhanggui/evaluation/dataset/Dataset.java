package io.zhanggui.evaluation.dataset;

import java.nio.file.Path;
import java.util.List;

/**
 * Cases that are asked together.
 *
 * @param name the file's name without its ending
 * @param cases at least one; their ids differ
 */
public record Dataset(String name, List<Case> cases) {

    public Dataset {
        cases = List.copyOf(cases);
        if (cases.isEmpty() || cases.stream().map(Case::id).distinct().count() < cases.size()) {
            throw new IllegalArgumentException("A dataset has cases, and their ids differ: " + name);
        }
    }

    /**
     * Reads JSON Lines in UTF-8: an object with the fields of {@link Case} on each line; blank lines count for nothing.
     * {@code id} and {@code question} are needed; {@code expectedOutcome} too.
     *
     * @throws DatasetInvalid naming line and field
     */
    public static Dataset read(Path file) {
        return new DatasetFile(file).read();
    }
}
