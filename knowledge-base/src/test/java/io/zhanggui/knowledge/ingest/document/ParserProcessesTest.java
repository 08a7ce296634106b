package io.zhanggui.knowledge.ingest.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.knowledge.ingest.ImportRejected;
import io.zhanggui.knowledge.ingest.document.Block.Heading;
import io.zhanggui.knowledge.ingest.document.Block.Paragraph;
import io.zhanggui.knowledge.ingest.document.Block.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParserProcessesTest {

    private static final ParserLimits LIMITS = ParserLimits.DEFAULT;

    @TempDir
    private Path folder;

    @Test
    void theStructureOfADocumentCrossesTheBorder() throws IOException {
        Path file = Files.writeString(folder.resolve("note.html"), """
                <h1>退换货</h1><p>七天内。</p><table><tr><th>类目</th><th>期限</th></tr><tr><td>杯壶</td><td>7天</td></tr></table>""");

        try (ParserProcesses parsers = new ParserProcesses(LIMITS)) {
            assertThat(parsers.parse(file, "note.html"))
                    .isEqualTo(new ParsedDocument(
                            "text/html",
                            null,
                            List.of(
                                    new Heading(1, "退换货"),
                                    new Paragraph("七天内。"),
                                    new Table(List.of(List.of("类目", "期限"), List.of("杯壶", "7天"))))));
        }
    }

    @Test
    void oneProcessServesManyDocumentsAndEndsWithThem() throws IOException {
        Path file = note();
        try (ParserProcesses parsers = new ParserProcesses(LIMITS)) {
            parsers.parse(file, "note.md");
            List<ProcessHandle> first = children();
            parsers.parse(file, "note.md");

            assertThat(first).hasSize(1).isEqualTo(children());
        }
        assertThat(children()).isEmpty();
    }

    @Test
    void aProcessThatDiedIsReplaced() throws IOException {
        Path file = note();
        try (ParserProcesses parsers = new ParserProcesses(LIMITS)) {
            parsers.parse(file, "note.md");
            children().forEach(ParserProcessesTest::kill);

            assertThat(parsers.parse(file, "note.md").blocks()).hasSize(1);
        }
    }

    @Test
    void aCrashCostsOneFile() throws Exception {
        Path endless = endless();
        try (ParserProcesses parsers = new ParserProcesses(LIMITS)) {
            FutureTask<String> refusal = new FutureTask<>(() -> refusal(parsers, endless, "endless.md"));
            Thread.ofVirtual().start(refusal);
            try (OutputStream heard = Files.newOutputStream(endless)) {
                children().forEach(ParserProcessesTest::kill);

                assertThat(refusal.get()).as("%s", heard).isEqualTo("document.crash");
            }
            assertThat(parsers.parse(note(), "note.md").blocks()).hasSize(1);
        }
    }

    @Test
    void aDocumentThatNeedsTooMuchMemoryCostsOneFile() throws IOException {
        Path large = large();
        ParserLimits tight = new ParserLimits(1, 64, LIMITS.patience(), LIMITS.idle());
        try (ParserProcesses parsers = new ParserProcesses(tight)) {
            assertThat(refusal(parsers, large, "large.docx")).isEqualTo("document.memory");
            assertThat(parsers.parse(note(), "note.md").blocks()).hasSize(1);
        }
    }

    @Test
    void aDocumentWithoutEndIsGivenUp() throws IOException, InterruptedException {
        Path endless = endless();
        ParserLimits hasty = new ParserLimits(1, 64, Duration.ofMillis(200), LIMITS.idle());
        try (ParserProcesses parsers = new ParserProcesses(hasty)) {
            assertThat(refusal(parsers, endless, "endless.md")).isEqualTo("document.slow");
            assertThat(children()).isEmpty();
        }
    }

    @Test
    void aProcessWithNothingToDoEndsAndLeavesNothing() throws IOException {
        Path file = note();
        ParserLimits restless = new ParserLimits(1, 64, LIMITS.patience(), Duration.ofSeconds(1));
        try (ParserProcesses parsers = new ParserProcesses(restless)) {
            parsers.parse(file, "note.md");
            ProcessHandle child = children().getFirst();
            Path work = workFolder(child);
            assertThat(work).isDirectory();

            child.onExit().join();

            assertThat(work).doesNotExist();
            assertThat(parsers.parse(file, "note.md").blocks()).hasSize(1);
        }
    }

    private Path note() throws IOException {
        return Files.writeString(folder.resolve("note.md"), "七天内可以退货。");
    }

    /** Whoever reads it waits for what never comes. */
    private Path endless() throws IOException, InterruptedException {
        Path pipe = folder.resolve("endless.md");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }

    /** A Word document of 30 MB that hardly compresses: what looks like a bomb is refused for that. */
    private Path large() throws IOException {
        Path file = folder.resolve("large.docx");
        byte[] noise = new byte[3_000];
        Random random = new Random(1);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""");
            put(zip, "_rels/.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""");
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            write(zip, "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>");
            for (int i = 0; i < 7_500; i++) {
                random.nextBytes(noise);
                write(zip, "<w:p><w:r><w:t>" + Base64.getEncoder().encodeToString(noise) + "</w:t></w:r></w:p>");
            }
            write(zip, "</w:body></w:document>");
        }
        return file;
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        write(zip, content);
    }

    private static void write(ZipOutputStream zip, String content) throws IOException {
        zip.write(content.getBytes(UTF_8));
    }

    private static Path workFolder(ProcessHandle child) {
        String option = "-Djava.io.tmpdir=";
        return Stream.of(child.info().arguments().orElseThrow())
                .filter(argument -> argument.startsWith(option))
                .map(argument -> Path.of(argument.substring(option.length())))
                .findFirst()
                .orElseThrow();
    }

    private static String refusal(ParserProcesses parsers, Path file, String name) {
        try {
            return parsers.parse(file, name).toString();
        } catch (ImportRejected e) {
            return e.reason().code();
        }
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current().children().toList();
    }

    private static void kill(ProcessHandle child) {
        child.destroyForcibly();
        child.onExit().join();
    }
}
