package io.zhanggui.knowledge.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are made to harm, or came to harm: each is taken or refused with a reason, and the next one is read. */
class HostileFilesTest {

    private static final int MEGABYTE = 1 << 20;

    private static final String LAUGHS = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"ha\">"
            + IntStream.range('b', 'z')
                    .mapToObj(name -> "<!ENTITY %c \"%s\">"
                            .formatted(name, "&%c;".formatted(name - 1).repeat(20)))
                    .collect(joining())
            + "]>";

    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void everyDocumentIsTakenOrRefusedWithAReason() throws Exception {
        Map<String, byte[]> documents = new TreeMap<>();
        documents.put("bomb.docx", word("<w:document xmlns:w=\"w\"><w:body>" + " ".repeat(300 * MEGABYTE)));
        documents.put("bomb.gz", compressed(100));
        documents.put("bomb.zip", zip(Map.of("a.txt", new byte[100 * MEGABYTE])));
        documents.put("deep.html", "<div>".repeat(100_000).getBytes(UTF_8));
        documents.put("deep.json", "[".repeat(100_000).getBytes(UTF_8));
        documents.put("deep.md", "> ".repeat(100_000).getBytes(UTF_8));
        documents.put("deep.rtf", ("{\\rtf1" + "{".repeat(100_000)).getBytes(UTF_8));
        documents.put("deep.xml", "<a>".repeat(100_000).getBytes(UTF_8));
        documents.put("empty.pdf", new byte[0]);
        documents.put("encrypted.docx", encrypted());
        documents.put("endless.txt", "长".repeat(6 * MEGABYTE).getBytes(UTF_8));
        documents.put("laughs.docx", word(LAUGHS + "<x>&y;</x>"));
        documents.put("laughs.xml", (LAUGHS + "<x>&y;</x>").getBytes(UTF_8));
        documents.put("loop.pdf", looping());
        documents.put("nested.zip", nested(20));
        documents.put("nothing.txt", new byte[100_000]);
        documents.put("picture.docx", picture());
        documents.put("truncated.docx", Arrays.copyOf(word("<w:document/>"), 200));

        assertThat(outcomes(documents, content -> shop.document(content.getKey(), content.getValue())))
                .isEqualTo("""
                        bomb.docx document.memory
                        bomb.gz document.no-text
                        bomb.zip document.no-text
                        deep.html document.broken
                        deep.json taken
                        deep.md document.broken
                        deep.rtf document.no-text
                        deep.xml document.broken
                        empty.pdf document.empty
                        encrypted.docx document.encrypted
                        endless.txt document.too-long
                        laughs.docx document.broken
                        laughs.xml document.broken
                        loop.pdf document.scanned
                        nested.zip document.no-text
                        nothing.txt text.binary
                        picture.docx document.broken
                        truncated.docx document.broken""");
        assertThat(shop.document("规则.md", "七天内可以退货。").imported()).isEqualTo(1);
    }

    @Test
    void everyTableIsTakenOrRefusedWithAReason() throws Exception {
        Map<String, byte[]> tables = new TreeMap<>();
        tables.put(
                "bomb.xlsx", workbook("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + " ".repeat(100 * MEGABYTE)));
        tables.put("column.xlsx", workbook("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row></sheetData></worksheet>"));
        tables.put("deep.json", "[".repeat(100_000).getBytes(UTF_8));
        tables.put("encrypted.xlsx", encrypted());
        tables.put("laughs.xlsx", workbook(LAUGHS));
        tables.put("line.csv", ("sku,name\nA1," + "长".repeat(6 * MEGABYTE)).getBytes(UTF_8));
        tables.put("line.json", ("{\"sku\": \"A1\", \"name\": \"" + "x".repeat(30 * MEGABYTE) + "\"}").getBytes(UTF_8));
        tables.put("picture.xlsx", picture());
        tables.put("quote.csv", ("sku,name\nA1,\"" + "长,\n".repeat(MEGABYTE)).getBytes(UTF_8));
        tables.put("row.xlsx", workbook("<row r=\"2147483647\"><c r=\"A2147483647\"><v>1</v></c></row>"));
        tables.put("truncated.xlsx", Arrays.copyOf(workbook("<row/>"), 300));
        tables.put("wide.csv", ",".repeat(5 * MEGABYTE).getBytes(UTF_8));
        tables.put("zeros.csv", new byte[MEGABYTE]);

        assertThat(outcomes(tables, content -> {
                    ImportReport report =
                            shop.products(shop.file(content.getKey(), content.getValue()), ImportMode.MERGE);
                    report.failed().forEach(failure -> {
                        throw new ImportRejected(failure.reason());
                    });
                }))
                .isEqualTo("""
                        bomb.xlsx table.broken-workbook
                        column.xlsx table.broken-workbook
                        deep.json json.broken
                        encrypted.xlsx document.encrypted
                        laughs.xlsx table.broken-workbook
                        line.csv row.too-long
                        line.json row.too-long
                        picture.xlsx text.binary
                        quote.csv csv.quote
                        row.xlsx table.broken-workbook
                        truncated.xlsx table.broken-workbook
                        wide.csv file.empty
                        zeros.csv text.binary""");
        assertThat(shop.products("sku,name\nA1,Cup\n").imported()).isEqualTo(1);
    }

    /** A corpus of broken, odd and hostile documents lies beside the project on the machines that build it; not everywhere. */
    @Test
    void everyFileOfTheCorpusIsTakenOrRefusedWithAReason() throws IOException {
        List<String> unexplained = corpus().map(file -> {
                    try {
                        shop.base
                                .importer()
                                .importDocument(
                                        Shop.QINGHE,
                                        new SourceFile(file.getFileName().toString(), file),
                                        ImportProgress.none());
                        return "";
                    } catch (ImportRejected e) {
                        return e.reason().text(Locale.ENGLISH).isBlank() ? file.toString() : "";
                    }
                })
                .filter(file -> !file.isEmpty())
                .toList();

        assertThat(unexplained).isEmpty();
        assertThat(shop.document("规则.md", "七天内可以退货。").imported()).isEqualTo(1);
    }

    private static Stream<Path> corpus() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.exists(root.resolve("zhanggui"))) {
            root = root.getParent();
        }
        Path corpus = root.resolveSibling("shared/data/hostile/files");
        if (!Files.isDirectory(corpus)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.walk(corpus)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    private interface Taking {

        void take(Map.Entry<String, byte[]> content);
    }

    private static String outcomes(Map<String, byte[]> files, Taking taking) {
        return files.entrySet().stream()
                .map(file -> file.getKey() + " " + outcome(file, taking))
                .collect(joining("\n"));
    }

    private static String outcome(Map.Entry<String, byte[]> file, Taking taking) {
        try {
            taking.take(file);
            return "taken";
        } catch (ImportRejected e) {
            return e.reason().code();
        }
    }

    private static byte[] word(String document) {
        return zip(Map.of(
                "[Content_Types].xml",
                """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""".getBytes(UTF_8),
                "_rels/.rels",
                """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""".getBytes(UTF_8),
                "word/document.xml",
                document.getBytes(UTF_8)));
    }

    /** A workbook whose only sheet has these rows. */
    private static byte[] workbook(String rows) {
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"r1\" Type=\"" + types + "/%s\" Target=\"%s\"/></Relationships>";
        return zip(Map.of(
                "[Content_Types].xml",
                """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""".getBytes(UTF_8),
                "_rels/.rels",
                relations.formatted("officeDocument", "xl/workbook.xml").getBytes(UTF_8),
                "xl/_rels/workbook.xml.rels",
                relations.formatted("worksheet", "worksheets/sheet1.xml").getBytes(UTF_8),
                "xl/workbook.xml",
                ("<workbook xmlns=\"" + main + "\" xmlns:r=\"" + types
                                + "\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>")
                        .getBytes(UTF_8),
                "xl/worksheets/sheet1.xml",
                ("<worksheet xmlns=\"" + main + "\"><sheetData>" + rows).getBytes(UTF_8)));
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] nested(int depth) {
        byte[] content = zip(Map.of("a.txt", "text".getBytes(UTF_8)));
        for (int i = 0; i < depth; i++) {
            content = zip(Map.of("a.zip", content, "b.zip", content));
        }
        return content;
    }

    private static byte[] compressed(int megabytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[megabytes * MEGABYTE]);
        }
        return bytes.toByteArray();
    }

    private static byte[] encrypted() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream content = encryptor.getDataStream(files)) {
                content.write(word("<w:document/>"));
            }
            files.writeFilesystem(bytes);
        }
        return bytes.toByteArray();
    }

    /** Its pages contain each other. */
    private static byte[] looping() {
        return """
                %PDF-1.4
                1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
                2 0 obj <</Type /Pages /Kids [2 0 R 3 0 R] /Count 2>> endobj
                3 0 obj <</Type /Pages /Kids [2 0 R] /Parent 2 0 R /Count 1>> endobj
                trailer <</Root 1 0 R /Size 4>>
                %%EOF
                """.getBytes(UTF_8);
    }

    private static byte[] picture() {
        byte[] png = new byte[1_000];
        byte[] start = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
        System.arraycopy(start, 0, png, 0, start.length);
        return png;
    }
}
