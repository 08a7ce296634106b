package io.zhanggui.assistant.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;

/** Each wrong request ends in a problem that says what to do. */
@ServiceTest
class BadInputTest {

    private static final String IMPORT = "/api/v1/products/import";

    @Autowired
    Shops shops;

    private Shop shop;

    @BeforeEach
    void openShop() {
        shop = shops.open();
    }

    @ParameterizedTest
    @ValueSource(strings = {IMPORT, "/api/v1/faqs/import", "/api/v1/documents"})
    void anEmptyFile(String path) {
        assertThat(code(shop.upload(path, "a.csv", ""), 422)).endsWith(".empty");
    }

    @Test
    void aTextInNoKnownEncoding() {
        byte[] utf16 = "商品编码,商品名称\nA1,保温杯\n".getBytes(StandardCharsets.UTF_16LE);

        assertThat(code(shop.upload(IMPORT, "a.csv", utf16), 422)).isNotBlank();
    }

    @Test
    void gb18030IsAKnownEncoding() {
        byte[] chinese = "商品编码,商品名称\nA1,保温杯\n".getBytes(Charset.forName("GB18030"));

        shop.upload(IMPORT, "a.csv", chinese).expectStatus().isOk();
        shop.owner()
                .get()
                .uri("/api/v1/products/A1")
                .exchange()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("保温杯");
    }

    @Test
    void aTableWithoutTheNeededColumn() {
        assertThat(code(shop.upload(IMPORT, "a.csv", "颜色,价格\n红,3\n"), 422)).isNotBlank();
    }

    @Test
    void aBrokenWorkbook() {
        byte[] broken = "PK\u0003\u0004 this is no workbook".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(code(shop.upload(IMPORT, "a.xlsx", broken), 422)).isNotBlank();
    }

    @Test
    void aPdfWithoutText() {
        assertThat(code(shop.upload("/api/v1/documents", "scan.pdf", pdfOfAnEmptyPage()), 422))
                .isNotBlank();
    }

    @Test
    void aFileOf60Megabytes() {
        assertProblem(shop.upload(IMPORT, "a.csv", new byte[60 << 20]), 413, "upload.too-large");
    }

    @Test
    void aFileWithoutAName() {
        assertProblem(shop.upload("/api/v1/documents", " ", "text"), 400, "file.name");
    }

    @Test
    void anUnknownMode() {
        assertProblem(shop.upload(IMPORT + "?mode=delete", "a.csv", "x"), 400, "import.mode");
    }

    @Test
    void noMultipart() {
        assertProblem(post(MediaType.APPLICATION_JSON, "{}"), 415, "media-type.unsupported");
    }

    @Test
    void noPartNamedFile() {
        LinkedMultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
        form.add("other", "x");

        assertProblem(post(MediaType.MULTIPART_FORM_DATA, form), 400, "part.missing");
    }

    @Test
    void aMultipartBodyThatIsNone() {
        assertProblem(post(MediaType.MULTIPART_FORM_DATA, "no parts here"), 400, "multipart.unreadable");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/search,                     400, parameter.missing",
        "/api/v1/search?q=,                  400, input.invalid",
        "/api/v1/search?q=%20%20,            400, input.invalid",
        "/api/v1/search?q=x&k=0,             400, input.invalid",
        "/api/v1/search?q=x&k=51,            400, input.invalid",
        "/api/v1/search?q=x&k=ten,           400, parameter.invalid",
        "/api/v1/products?page=-1,           400, input.invalid",
        "/api/v1/products?size=201,          400, input.invalid",
        "/api/v1/products?size=many,         400, input.invalid",
        "/api/v1/products/none,              404, product.unknown",
        "/api/v1/faqs/none,                  404, faq.unknown",
        "/api/v1/synonyms/none,              404, synonyms.unknown",
        "/api/v1/documents/none,             404, document.unknown",
        "/api/v1/imports/none,               404, import.unknown",
        "/api/v1/nothing/here,               404, path.unknown",
    })
    void aWrongAddress(String path, int status, String code) {
        assertProblem(shop.owner().get().uri(URI.create(shop.baseUrl() + path)).exchange(), status, code);
    }

    @Test
    void aQuestionThatIsTooLong() {
        assertProblem(
                shop.owner().get().uri("/api/v1/search?q={q}", "长".repeat(2001)).exchange(), 400, "input.invalid");
    }

    @Test
    void anAddressThatIsFarTooLong() {
        assertThat(code(
                        shop.owner()
                                .get()
                                .uri("/api/v1/search?q={q}", "长".repeat(9000))
                                .exchange(),
                        400))
                .isEqualTo("request.refused");
    }

    @Test
    void anAddressThatCannotBeDecoded() throws IOException {
        URI service = URI.create(shop.baseUrl());
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.getOutputStream()
                    .write("GET /api/v1/products/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "request.refused");
        }
    }

    @Test
    void aMethodThatIsNotThere() {
        assertProblem(shop.owner().patch().uri("/api/v1/products/A1").exchange(), 405, "method.not-allowed");
    }

    @Test
    void aFormatThatIsNotThere() {
        assertProblem(
                shop.owner()
                        .get()
                        .uri("/api/v1/products")
                        .accept(MediaType.APPLICATION_PDF)
                        .exchange(),
                406,
                "not-acceptable");
    }

    @Test
    void aBodyThatIsNoJson() {
        assertProblem(
                shop.owner()
                        .post()
                        .uri("/api/v1/keys")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body("{\"scope\":")
                        .exchange(),
                400,
                "body.unreadable");
    }

    private RestTestClient.ResponseSpec post(MediaType type, Object body) {
        return shop.owner().post().uri(IMPORT).contentType(type).body(body).exchange();
    }

    private static void assertProblem(RestTestClient.ResponseSpec response, int status, String code) {
        assertThat(code(response, status)).isEqualTo(code);
    }

    private static String code(RestTestClient.ResponseSpec response, int status) {
        String body = Objects.requireNonNull(response.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        assertThat((int) JsonPath.read(body, "$.status")).isEqualTo(status);
        assertThat(JsonPath.<String>read(body, "$.title")).isNotBlank();
        assertThat(JsonPath.<String>read(body, "$.detail")).isNotBlank();
        return JsonPath.read(body, "$.code");
    }

    private static byte[] pdfOfAnEmptyPage() {
        return Base64.getMimeDecoder().decode("""
                JVBERi0xLjQKMSAwIG9iago8PC9UeXBlL0NhdGFsb2cvUGFnZXMgMiAwIFI+PgplbmRvYmoKMiAwIG9iago8PC9UeXBlL1BhZ2VzL0tp
                ZHNbMyAwIFJdL0NvdW50IDE+PgplbmRvYmoKMyAwIG9iago8PC9UeXBlL1BhZ2UvUGFyZW50IDIgMCBSL01lZGlhQm94WzAgMCA2MTIg
                NzkyXT4+CmVuZG9iagp0cmFpbGVyCjw8L1Jvb3QgMSAwIFIvU2l6ZSA0Pj4KJSVFT0YK
                """);
    }
}
