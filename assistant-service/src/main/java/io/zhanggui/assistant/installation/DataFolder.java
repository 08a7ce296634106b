package io.zhanggui.assistant.installation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The folder of everything that has to outlive the process: rows, index, keys. Only its owner may look into it.
 *
 * @param root absolute path
 */
public record DataFolder(Path root) {

    /** File with the owner's key of the first shop. */
    public static final String DEMO_KEY = "demo-key";

    /** File with the owner's key of the English sample shop. */
    public static final String DEMO_KEY_EN = "demo-key-en";

    /** File with the operator's key. */
    public static final String OPERATOR_KEY = "operator-key";

    /** File with the login of the console: {@code user:password}. */
    public static final String CONSOLE_LOGIN = "console-login";

    /** Reachable until the process ends: a lock that is collected is a lock that is lost. */
    private static final List<FileLock> HELD = new CopyOnWriteArrayList<>();

    /**
     * Opens the folder, making it where there is none.
     *
     * @throws DataFolderUnusable if it cannot be made or written
     */
    public static DataFolder open(Path path) {
        Path root = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            restrict(root, "rwx------");
            return new DataFolder(root);
        } catch (IOException e) {
            throw new DataFolderUnusable(
                    "Zhanggui cannot write to its data folder " + root
                            + ". Give this user the right to, or name another folder: ZHANGGUI_DATA=/path/to/folder",
                    "掌柜无法写入数据目录 " + root + "。请给当前用户写权限，或换一个目录：ZHANGGUI_DATA=/目录路径",
                    e);
        }
    }

    /**
     * Takes the folder for this process alone, until the process ends.
     *
     * @throws DataFolderUnusable if another process has it
     */
    public void lock() {
        try {
            FileChannel channel = FileChannel.open(
                    root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(read(channel));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            HELD.add(lock);
        } catch (OverlappingFileLockException e) {
            throw inUse(Long.toString(ProcessHandle.current().pid()));
        } catch (IOException e) {
            throw new DataFolderUnusable(
                    "Zhanggui cannot lock its data folder " + root + ": " + e.getMessage(),
                    "掌柜无法锁定数据目录 " + root + "：" + e.getMessage(),
                    e);
        }
    }

    /** A file or folder inside; nothing is made. */
    public Path resolve(String name) {
        return root.resolve(name);
    }

    /** A folder inside, made where there is none. */
    public Path folder(String name) throws IOException {
        return Files.createDirectories(root.resolve(name));
    }

    /** The text of a file inside, without surrounding white space; null where there is no file or nothing in it. */
    public @Nullable String read(String name) throws IOException {
        Path file = root.resolve(name);
        String text = Files.exists(file) ? Files.readString(file).strip() : "";
        return text.isEmpty() ? null : text;
    }

    /** Writes a file that only the owner of the process may read. */
    public void writeSecret(String name, String text) throws IOException {
        Path file = root.resolve(name);
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        restrict(file, "rw-------");
        Files.writeString(file, text + "\n");
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
    }

    private DataFolderUnusable inUse(String process) {
        return new DataFolderUnusable(
                "Zhanggui already runs on the data folder " + root + " (process " + process
                        + "). Use that one, stop it first, or name another folder: ZHANGGUI_DATA=/path/to/folder",
                "数据目录 " + root + " 已有一个掌柜在使用（进程 " + process + "）。请使用正在运行的那个，或先停止它，或换一个目录：ZHANGGUI_DATA=/目录路径");
    }
}
