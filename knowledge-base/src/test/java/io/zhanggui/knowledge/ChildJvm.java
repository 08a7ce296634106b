package io.zhanggui.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A test's main method in a process of its own, on the class path of the tests. */
public final class ChildJvm {

    private ChildJvm() {}

    /** The lines that it said, once it has ended well. */
    public static List<String> run(Class<?> main, Path folder, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        List<String> command = Stream.of(
                        Stream.of(ProcessHandle.current().info().command().orElseThrow()),
                        options.stream(),
                        Stream.of(
                                "-Dlogback.configurationFile=logback-quiet.xml",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()),
                        Stream.of(arguments))
                .flatMap(words -> words)
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int end = process.waitFor();
        List<String> lines = Files.readAllLines(said);
        assertThat(end).as(String.join("\n", lines)).isZero();
        return lines;
    }
}
