package io.zhanggui.evaluation.dataset;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Cases that are asked together.
 *
 * @param name the file's name without its ending
 * @param cases at least one; their ids differ
 */
public record Dataset(String name, List<Case> cases) {

    /** How the name of a dataset's file ends. */
    public static final String ENDING = ".jsonl";

    public Dataset {
        cases = List.copyOf(cases);
        if (cases.isEmpty() || cases.stream().map(Case::id).distinct().count() < cases.size()) {
            throw new IllegalArgumentException("A dataset has cases, and their ids differ: " + name);
        }
    }

    /**
     * Reads JSON Lines in UTF-8 (an object with the fields of {@link Case} on each line; blank lines count for nothing) or an array
     * of such objects, a CSV or XLSX file with a column for each field, or a folder in the form of BEIR. {@code id}, {@code question} and {@code
     * expectedOutcome} are needed.
     *
     * @throws DatasetInvalid naming line and field of each row that is wrong
     */
    public static Dataset read(Path file) {
        String name = nameOf(file.toAbsolutePath().normalize().getFileName().toString());
        if (Files.isDirectory(file)) {
            return new BeirCases(file).read(name);
        }
        return CaseTable.isOne(file.toString()) && Files.exists(file)
                ? new CaseTable(file, file.toString()).read(name)
                : DatasetFile.at(file).read(name);
    }

    /**
     * Reads the content of a file, as {@link #read(Path)} does.
     *
     * @param file its name, by which messages call it
     * @throws DatasetInvalid naming line and field
     */
    public static Dataset parse(String file, byte[] content) {
        return CaseTable.isOne(file)
                ? CaseTable.read(file, content, nameOf(file))
                : new DatasetFile(file, content).read(nameOf(file));
    }

    /** JSON Lines that read as these cases. */
    public static String lines(List<Case> cases) {
        return cases.stream().map(one -> CaseJson.line(one) + "\n").collect(Collectors.joining());
    }

    /** SHA-256 over the cases in 64 hex digits: the same however their file writes them, and another for every change. */
    public String version() {
        try {
            byte[] lines = lines(cases).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(lines));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java knows SHA-256", e);
        }
    }

    /** What the dataset of a file is called: the file's name without its ending. */
    public static String nameOf(String file) {
        return file.replaceFirst("(?i)\\.(?:jsonl?|csv|tsv|xlsx?|ya?ml)$", "");
    }
}
