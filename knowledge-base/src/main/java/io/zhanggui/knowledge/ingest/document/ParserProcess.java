package io.zhanggui.knowledge.ingest.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zhanggui.knowledge.ingest.document.Reply.Request;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import tools.jackson.core.JacksonException;

/**
 * A JVM of its own that parses one document after another. It has a bounded heap, none of the service's environment and an
 * empty folder to work in. Used by one thread at a time; {@link #close} by any.
 */
final class ParserProcess implements AutoCloseable {

    /** Exit code of a JVM that {@code ExitOnOutOfMemoryError} ends. */
    private static final int OUT_OF_MEMORY = 3;

    /** What programs need to be found and to start; keys and passwords are not among it. */
    private static final List<String> ENVIRONMENT = List.of("PATH", "LANG", "LC_ALL", "TESSDATA_PREFIX", "SystemRoot");

    private static final String LOADER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    private final Path folder;
    private final Process process;
    private final InputStream replies;

    private ParserProcess(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
        this.replies = new BufferedInputStream(process.getInputStream());
    }

    /** The process ended before it answered, or answered what is no reply. */
    static final class Died extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean outOfMemory;

        Died(boolean outOfMemory, Throwable cause) {
            super(outOfMemory ? "The parser ran out of memory" : "The parser died", cause);
            this.outOfMemory = outOfMemory;
        }

        boolean outOfMemory() {
            return outOfMemory;
        }
    }

    static ParserProcess start(ParserLimits limits) {
        try {
            Path folder = Files.createTempDirectory("zhanggui-parser");
            ProcessBuilder builder = new ProcessBuilder(command(limits, folder))
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            Map<String, String> environment = builder.environment();
            environment.keySet().retainAll(ENVIRONMENT);
            environment.put("CLASSPATH", classPath());
            return new ParserProcess(folder, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("No process could be started that parses documents", e);
        }
    }

    private static List<String> command(ParserLimits limits, Path folder) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + limits.heapMegabytes() + "m",
                "-XX:MaxMetaspaceSize=192m",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+PerfDisableSharedMem",
                "-XX:+DisplayVMOutputToStderr",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + folder,
                "-Dlogback.configurationFile=io/zhanggui/knowledge/ingest/document/parser-log.xml"));
        command.addAll(main());
        command.add(limits.idle().toString());
        return command;
    }

    /** That of this JVM, from wherever one stands. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Where the class path does not show the class, it is within a jar within the jar, and that one's loader finds it. */
    private static List<String> main() {
        String name = ParserMain.class.getName();
        boolean shown = ClassLoader.getSystemResource(name.replace('.', '/') + ".class") != null;
        return shown ? List.of(name) : List.of("-Dloader.main=" + name, LOADER);
    }

    /**
     * @throws Died if there is no answer to be had; the process is of no use any more
     */
    Reply ask(Request request) throws Died {
        try {
            OutputStream requests = process.getOutputStream();
            requests.write((Reply.JSON.writeValueAsString(request) + "\n").getBytes(UTF_8));
            requests.flush();
            return Reply.JSON.readValue(replies, Reply.class);
        } catch (IOException | JacksonException e) {
            throw new Died(end() == OUT_OF_MEMORY, e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the process, in mid-document if need be, with all that it has started. */
    @Override
    public void close() {
        end();
    }

    private int end() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder.toFile());
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
