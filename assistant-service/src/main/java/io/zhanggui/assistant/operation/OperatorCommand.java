package io.zhanggui.assistant.operation;

import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.assistant.installation.DataFolderUnusable;
import io.zhanggui.assistant.installation.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code backup FILE} and {@code restore FILE [--force]}: what the operator types instead of a start. A backup is taken
 * whether the service runs on the data folder or not; a restore needs it stopped.
 */
public final class OperatorCommand {

    private final DataFolder folder;
    private final Clock clock;

    private OperatorCommand(DataFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Whether these arguments are a command. */
    public static boolean isOne(String... args) {
        return args.length > 0 && Set.of("backup", "restore").contains(args[0]);
    }

    /**
     * Does the command, and says at the terminal what came of it.
     *
     * @return the exit code: 0, or 1 with the reason on standard error
     */
    public static int run(DataFolder folder, Clock clock, String... args) {
        Locale locale = Terminal.locale();
        try {
            Terminal.say(new OperatorCommand(folder, clock).run(List.of(args), locale));
            return 0;
        } catch (CommandRefused refused) {
            Terminal.complain(refused.text(locale));
        } catch (DataFolderUnusable unusable) {
            Terminal.complain(unusable.text(locale));
        } catch (IOException | UncheckedIOException broken) {
            Terminal.complain(broken.toString());
        }
        return 1;
    }

    private String run(List<String> args, Locale locale) throws IOException {
        List<String> files =
                args.stream().skip(1).filter(arg -> !arg.startsWith("--")).toList();
        if (files.size() != 1) {
            throw new CommandRefused(
                    "Say it so: ./zhanggui backup FILE.zip, or: ./zhanggui restore FILE.zip [--force]",
                    "用法：./zhanggui backup 文件.zip，或 ./zhanggui restore 文件.zip [--force]");
        }
        Path file = Path.of(files.getFirst()).toAbsolutePath().normalize();
        return args.getFirst().equals("backup")
                ? backup(file, locale)
                : restore(file, args.contains("--force"), locale);
    }

    private String restore(Path file, boolean force, Locale locale) throws IOException {
        folder.lock();
        new Restoring(folder.root(), clock).from(file, force);
        return chinese(locale) ? "已恢复到 " + folder.root() : "Restored into " + folder.root();
    }

    private String backup(Path file, Locale locale) throws IOException {
        if (Files.exists(file)) {
            throw new CommandRefused(file + " is there already: choose another name", file + " 已存在，请换一个文件名");
        }
        if (file.startsWith(folder.root())) {
            throw new CommandRefused(
                    "Choose a place outside of the data folder " + folder.root() + ": a backup does not hold itself",
                    "请把备份放在数据目录 " + folder.root() + " 之外");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part);
        Restoring.restrict(part, "rw-------");
        try {
            write(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        long kilobytes = Files.size(file) / 1024;
        return chinese(locale)
                ? "备份已写入 " + file + "（" + kilobytes + " kB）。其中有密钥，请像密钥一样保管。"
                : "Backup written to " + file + " (" + kilobytes + " kB). It holds keys: keep it as you keep them.";
    }

    private void write(Path part) throws IOException {
        try {
            folder.lock();
        } catch (DataFolderUnusable running) {
            ask(part, running);
            return;
        }
        try (OutputStream out = Files.newOutputStream(part);
                Archive archive = Archive.begin(out, version(), clock)) {
            archive.add(folder.root(), "", Set.of());
        }
    }

    /** The service has the folder: it makes the backup itself. */
    private void ask(Path part, DataFolderUnusable running) throws IOException {
        String address = folder.read(RunningAddress.FILE);
        String key = folder.read(DataFolder.OPERATOR_KEY);
        if (address == null || key == null) {
            throw running;
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + BackupApi.PATH))
                .header("Authorization", "Bearer " + key)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Path> response = client.send(request, BodyHandlers.ofFile(part));
            if (response.statusCode() != 200) {
                throw refused(response.statusCode(), Files.readString(part));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private static CommandRefused refused(int status, String answer) {
        return new CommandRefused(
                "The running service answered " + status + ": " + answer, "运行中的服务返回 " + status + "：" + answer);
    }

    static String version() {
        @Nullable String version = OperatorCommand.class.getPackage().getImplementationVersion();
        return Objects.requireNonNullElse(version, "development");
    }

    private static boolean chinese(Locale locale) {
        return locale.getLanguage().equals("zh");
    }
}
