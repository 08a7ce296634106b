package io.zhanggui.assistant.operation;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.springframework.util.FileSystemUtils;

/** Puts an archive in the place of a data folder. Nothing of the folder is touched before the whole archive was read. */
final class Restoring {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path data;
    private final Clock clock;

    Restoring(Path data, Clock clock) {
        this.data = data;
        this.clock = clock;
    }

    /**
     * Restores the archive.
     *
     * @param force whether data that is there already is moved aside, into a folder {@code before-restore-…} of the data folder
     * @throws CommandRefused if there is data and no force, or if the archive is damaged, foreign or of a newer layout
     */
    void from(Path archive, boolean force) throws IOException {
        List<Path> present = present();
        if (!present.isEmpty() && !force) {
            throw new CommandRefused(
                    "There is data in " + data
                            + " already. Restore into an empty folder (ZHANGGUI_DATA=/path/to/folder),"
                            + " or add --force: what is there is then kept in a folder before-restore-… beside the restored data",
                    "数据目录 " + data
                            + " 里已有数据。请恢复到空目录（ZHANGGUI_DATA=/目录路径），或加上 --force：原有数据会保留在其中的 before-restore-… 目录里");
        }
        Path staged = data.resolve(".restoring");
        FileSystemUtils.deleteRecursively(staged);
        try {
            unpack(archive, staged);
            moveAside(present);
            for (Path child : children(staged)) {
                Files.move(child, data.resolve(child.getFileName()));
            }
        } finally {
            FileSystemUtils.deleteRecursively(staged);
        }
    }

    private static void unpack(Path archive, Path staged) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            checkNote(zip, archive);
            for (ZipEntry entry : zip.stream().toList()) {
                if (!entry.isDirectory() && !entry.getName().equals(Archive.NOTE)) {
                    unpack(zip, entry, staged, archive);
                }
            }
        } catch (NoSuchFileException missing) {
            throw new CommandRefused("There is no file " + archive, "没有这个文件：" + archive, missing);
        } catch (ZipException | IllegalArgumentException | EOFException damaged) {
            throw new CommandRefused(
                    archive + " is damaged or no backup; nothing was changed. Take another one",
                    archive + " 已损坏或不是备份文件，没有做任何改动。请换一个备份",
                    damaged);
        }
    }

    private static void checkNote(ZipFile zip, Path archive) throws IOException {
        ZipEntry entry = zip.getEntry(Archive.NOTE);
        if (entry == null) {
            throw new ZipException("No " + Archive.NOTE);
        }
        Properties note = new Properties();
        try (InputStream in = zip.getInputStream(entry)) {
            note.load(in);
        }
        if (Integer.parseInt(note.getProperty("format", "")) > Archive.FORMAT) {
            throw new CommandRefused(
                    archive + " was made by a newer Zhanggui (" + note.getProperty("version")
                            + "): restore it with that one",
                    archive + " 由更新版本的掌柜（" + note.getProperty("version") + "）生成，请用该版本恢复");
        }
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path staged, Path archive) throws IOException {
        String name = entry.getName();
        Path target = name.startsWith(Archive.DATA)
                ? staged.resolve(name.substring(Archive.DATA.length())).normalize()
                : staged;
        if (!target.startsWith(staged) || target.equals(staged)) {
            throw new CommandRefused(
                    archive + " names a place outside of the data folder: " + name + ". It is no backup of Zhanggui",
                    archive + " 中有指向数据目录之外的路径：" + name + "。这不是掌柜的备份");
        }
        Files.createDirectories(target.getParent());
        try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            Files.copy(in, target);
            if (in.getChecksum().getValue() != entry.getCrc()) {
                throw new ZipException("The checksum of " + name + " is wrong");
            }
        }
        restrict(target, "rw-------");
    }

    private void moveAside(List<Path> present) throws IOException {
        if (present.isEmpty()) {
            return;
        }
        Path aside = Files.createDirectory(data.resolve("before-restore-" + STAMP.format(clock.instant())));
        for (Path child : present) {
            Files.move(child, aside.resolve(child.getFileName()));
        }
    }

    private List<Path> present() throws IOException {
        return children(data).stream()
                .filter(child -> !child.endsWith("lock") && !child.endsWith(".restoring"))
                .filter(child -> !child.getFileName().toString().startsWith("before-restore-"))
                .toList();
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.toList();
        }
    }

    static void restrict(Path file, String permissions) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        }
    }
}
