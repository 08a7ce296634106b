package io.zhanggui.knowledge.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.Validity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentImportTest {

    private static final String RULES = """
            # 退换货政策

            自3月1日起执行。

            ## 期限

            | 类目 | 退货 |
            |------|------|
            | 杯壶 | 7天  |
            | 家纺 | 15天 |

            ## 运费
            * 质量问题**我们**承担。
            * 其他由[买家](https://example.org)承担。
            """;

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

    private List<String> passages(String name) {
        return shop.base.documents().passages(Shop.QINGHE.id(), name).stream()
                .map(passage -> passage.title() + " | " + passage.place() + " | " + passage.text())
                .toList();
    }

    @Test
    void cutsMarkdownAlongItsHeadings() {
        shop.document("退换货.md", RULES);

        assertThat(passages("退换货.md"))
                .containsExactly(
                        "退换货政策 |  | 自3月1日起执行。",
                        "退换货政策 | 期限 | 类目：杯壶；退货：7天\n类目：家纺；退货：15天",
                        "退换货政策 | 运费 | 质量问题我们承担。\n其他由买家承担。");
        assertThat(shop.embedded()).contains("退换货政策 > 运费\n质量问题我们承担。\n其他由买家承担。");
        assertThat(shop.base.documents().page(Shop.QINGHE.id(), 0, 10))
                .containsExactly(new DocumentInfo(
                        "退换货.md", "text/markdown", RULES.getBytes(UTF_8).length, 3, Shop.NOW, null, Validity.ALWAYS));
    }

    @Test
    void changesNothingTheSecondTimeAndEmbedsOnlyWhatChanged() {
        shop.document("退换货.md", RULES);
        shop.embedded();
        List<String> before = ids();

        assertThat(shop.document("退换货.md", RULES)).isEqualTo(new ImportReport(1, 0, 0, 1, 0, List.of(), List.of()));
        assertThat(shop.document("退换货.md", RULES.replace("15天", "30天")))
                .isEqualTo(new ImportReport(1, 0, 1, 0, 0, List.of(), List.of()));

        assertThat(shop.embedded()).containsExactly("退换货政策 > 期限\n类目：杯壶；退货：7天\n类目：家纺；退货：30天");
        assertThat(ids()).isEqualTo(before);
    }

    private List<String> ids() {
        return shop.base.documents().passages(Shop.QINGHE.id(), "退换货.md").stream()
                .map(Passage::id)
                .toList();
    }

    @Test
    void repeatsTheHeaderOfATableInEachOfItsRows() throws IOException {
        shop.document("发票.html", """
                <html><head><title>开票说明</title><script>var x = "没有";</script></head><body><div>先确认收货。</div>
                <h2>种类</h2><table><tr><th>种类</th><th>时间</th></tr>
                <tr><td rowspan="2">电子</td><td>24小时</td></tr><tr><td>5个工作日</td></tr></table></body></html>
                """);
        shop.document("积分.xlsx", workbook());

        assertThat(passages("发票.html"))
                .containsExactly("开票说明 |  | 先确认收货。", "开票说明 | 种类 | 种类：电子；时间：24小时\n种类：电子；时间：5个工作日");
        assertThat(passages("积分.xlsx")).containsExactly("积分 | 等级 | 2026年会员等级\n等级：银禾；折扣：98折\n等级：金禾；折扣：95折");
    }

    @Test
    void readsTheHeadingsOfAWordDocument() throws IOException {
        shop.document("配送.docx", word(List.of("Title1:配送说明", "Heading1:时效", "两天送达。", "Heading1:运费", "满59元包邮。")));

        assertThat(passages("配送.docx")).containsExactly("配送 | 时效 | 两天送达。", "配送 | 运费 | 满59元包邮。");
    }

    @Test
    void placesTheTextOfAPdfByItsPages() throws IOException {
        shop.document(
                "care.pdf",
                pdf(List.of(
                        List.of("Care instructions", "Wash it by hand."), List.of("Never put it in a microwave."))));

        assertThat(passages("care.pdf"))
                .containsExactly("Care instructions | p. 1 | Wash it by hand.\nNever put it in a microwave.");
    }

    @Test
    void cutsLongTextBetweenSentences() {
        String sentence = "这是一句大约有二十个字的话，用来测试切分。";
        shop.document("长文.txt", sentence.repeat(60).getBytes(Charset.forName("GB18030")));

        List<Passage> passages = shop.base.documents().passages(Shop.QINGHE.id(), "长文.txt");

        assertThat(passages)
                .hasSizeBetween(4, 5)
                .allSatisfy(passage -> assertThat(passage.text())
                        .hasSizeBetween(150, 380)
                        .startsWith("这是")
                        .endsWith("切分。"));
    }

    @Test
    void saysWhyADocumentCannotBeRead() throws IOException {
        byte[] word = word(List.of("两天送达。"));
        assertThat(refused("空.pdf", new byte[0])).isEqualTo("document.empty");
        assertThat(refused("扫描.pdf", pdf(List.of(List.of(), List.of())))).isEqualTo("document.scanned");
        assertThat(refused("加密.pdf", encryptedPdf())).isEqualTo("document.encrypted");
        assertThat(refused("损坏.pdf", "%PDF-1.7\n1 0 obj <<".getBytes(UTF_8))).isEqualTo("document.broken");
        assertThat(refused("损坏.docx", Arrays.copyOf(word, word.length / 2))).isEqualTo("document.broken");
        assertThat(refused("空白.txt", " \n".getBytes(UTF_8))).isEqualTo("document.no-text");
        assertThat(refused("乱码.txt", new byte[] {(byte) 0xff, 'a', (byte) 0xff}))
                .isEqualTo("text.encoding");
        assertThat(refused(" ", RULES.getBytes(UTF_8))).isEqualTo("document.name");
        assertThat(shop.base.documents().count(Shop.QINGHE.id())).isZero();
    }

    @Test
    void readsNoExternalEntities() throws IOException {
        Path secret = folder.resolve("secret.txt");
        Files.writeString(secret, "SECRET");
        String xml = """
                <?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "%s">]><a>Hello &x;</a>""".formatted(secret.toUri());

        String outcome = refused("note.xml", xml.getBytes(UTF_8));

        assertThat(outcome.equals("taken") ? passages("note.xml").toString() : outcome)
                .doesNotContain("SECRET");
    }

    @Test
    void forgetsADocumentAtOnce() {
        shop.document("退换货.md", RULES);

        assertThat(shop.base.documents().delete(Shop.QINGHE, "退换货.md")).isTrue();

        assertThat(passages("退换货.md")).isEmpty();
        assertThat(shop.indexed()).isZero();
    }

    @Test
    void takesReadyMadePassages() {
        ImportReport report = shop.base
                .importer()
                .importTexts(
                        Shop.QINGHE,
                        Stream.of(
                                new PlainText("d1", "运费", "满59元包邮", null),
                                new PlainText("d2", "", "杯身不可进洗碗机", "A1"),
                                new PlainText("d1", "重复", "不取", null)));

        assertThat(report.imported()).isEqualTo(2);
        assertThat(shop.embedded()).containsExactlyInAnyOrder("运费\n满59元包邮", "杯身不可进洗碗机");
        assertThat(shop.base.passages().ofProduct(Shop.QINGHE.id(), "A1"))
                .extracting(Passage::sourceId)
                .containsExactly("d2");
    }

    private String refused(String name, byte[] content) {
        try {
            shop.document(name, content);
            return "taken";
        } catch (ImportRejected e) {
            assertThat(e.reason().text(Locale.SIMPLIFIED_CHINESE)).isNotBlank();
            return e.reason().code();
        }
    }

    private static byte[] workbook() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("等级");
            List<List<String>> rows =
                    List.of(List.of("2026年会员等级"), List.of("等级", "折扣"), List.of("银禾", "98折"), List.of("金禾", "95折"));
            IntStream.range(0, rows.size())
                    .forEach(row -> IntStream.range(0, rows.get(row).size())
                            .forEach(column ->
                                    sheet.value(row, column, rows.get(row).get(column))));
        }
        return bytes.toByteArray();
    }

    /** Paragraphs, those with a style as {@code Style:text}. */
    private static byte[] word(List<String> paragraphs) throws IOException {
        StringBuilder body = new StringBuilder();
        for (String paragraph : paragraphs) {
            int colon = paragraph.indexOf(':');
            String style =
                    colon < 0 ? "" : "<w:pPr><w:pStyle w:val=\"" + paragraph.substring(0, colon) + "\"/></w:pPr>";
            body.append("<w:p>%s<w:r><w:t>%s</w:t></w:r></w:p>".formatted(style, paragraph.substring(colon + 1)));
        }
        String space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        return zip(
                "[Content_Types].xml",
                """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>""",
                "_rels/.rels",
                """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""",
                "word/_rels/document.xml.rels",
                """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>""",
                "word/styles.xml",
                """
                <w:styles %s><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Title1"><w:name w:val="Title"/></w:style></w:styles>""".formatted(space),
                "word/document.xml",
                "<w:document %s><w:body>%s</w:body></w:document>".formatted(space, body));
    }

    private static byte[] zip(String... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] pdf(List<List<String>> pages) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = document(pages)) {
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] encryptedPdf() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = document(List.of(List.of("Secret")))) {
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    private static PDDocument document(List<List<String>> pages) throws IOException {
        PDDocument document = new PDDocument();
        for (List<String> lines : pages) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                content.newLineAtOffset(50, 700);
                for (String line : lines) {
                    content.showText(line);
                    content.newLineAtOffset(0, -30);
                }
                content.endText();
            }
        }
        return document;
    }
}
