package io.zhanggui.assistant.operation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A data folder as a zip file: a note of what it is, then each file below {@code data/}. Keys and logins are in it, so whoever
 * has the archive has the shop.
 */
final class Archive implements AutoCloseable {

    static final String NOTE = "zhanggui-backup.properties";
    static final String DATA = "data/";

    /** Of this layout; an archive of a higher one is not opened. */
    static final int FORMAT = 1;

    /** Belong to the running process, or to a restore. */
    private static final Set<String> PASSING = Set.of("lock", "address", "uploads", "log");

    private static final List<String> PASSING_PREFIXES = List.of(".", "before-restore-", "backup-");

    private final ZipOutputStream zip;

    private Archive(ZipOutputStream zip) {
        this.zip = zip;
    }

    /** Begins an archive with its note. */
    static Archive begin(OutputStream out, String version, Clock clock) throws IOException {
        Archive archive = new Archive(new ZipOutputStream(out));
        Properties note = new Properties();
        note.setProperty("format", Integer.toString(FORMAT));
        note.setProperty("version", version);
        note.setProperty("made", clock.instant().toString());
        archive.zip.putNextEntry(new ZipEntry(NOTE));
        note.store(archive.zip, "Zhanggui backup: holds keys, keep it as you keep them");
        archive.zip.closeEntry();
        return archive;
    }

    /**
     * Adds the files of a folder.
     *
     * @param below where they stand in the data folder: empty, or a path that ends with a slash
     * @param left names at the top of the folder that stay out of it
     */
    void add(Path folder, String below, Set<String> left) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                Path relative = folder.relativize(file);
                if (stays(relative, below.isEmpty())
                        && !left.contains(relative.getName(0).toString())) {
                    add(below + relative.toString().replace('\\', '/'), file);
                }
            }
        }
    }

    private void add(String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(DATA + name));
        Files.copy(file, zip);
        zip.closeEntry();
    }

    /** Adds the files of another zip at the top of the data folder: what the database calls its backup. */
    void addAll(Path other) throws IOException {
        try (InputStream in = Files.newInputStream(other);
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(DATA + entry.getName()));
                entries.transferTo(zip);
                zip.closeEntry();
            }
        }
    }

    private static boolean stays(Path file, boolean top) {
        String first = file.getName(0).toString();
        boolean passing =
                top && (PASSING.contains(first) || PASSING_PREFIXES.stream().anyMatch(first::startsWith));
        return !passing && !file.endsWith("write.lock");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
