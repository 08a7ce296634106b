package io.zhanggui.assistant.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.zhanggui.knowledge.index.IndexUnavailable;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class ProblemAdviceTest {

    private final CallerLocaleResolver locales = new CallerLocaleResolver();
    private final ProblemAdvice advice = new ProblemAdvice(new Problems(locales, JsonMapper.shared()), locales);
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void anUnexpectedErrorShowsATraceIdAndNothingFromInside() throws IOException {
        advice.answer(new IllegalStateException("password=secret"), request("/api/v1/products"), response);

        String body = response.getContentAsString();
        String traceId = JsonPath.read(body, "$.traceId");
        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(traceId).hasSize(32);
        assertThat(JsonPath.<String>read(body, "$.detail")).contains(traceId);
        assertThat(body).doesNotContain("secret", "IllegalState");
    }

    @Test
    void aStoreThatIsDownIsSaidToBeDown() throws IOException {
        advice.answer(new IndexUnavailable("no space left", new IOException("x")), request("/api/v1/search"), response);

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(JsonPath.<String>read(response.getContentAsString(), "$.code"))
                .isEqualTo("store.unavailable");
    }

    @Test
    void aBrowserThatAskedForAPageGetsAPage() throws IOException {
        MockHttpServletRequest request = request("/console/nothing");
        request.addHeader("Accept", "text/html,application/xhtml+xml");

        advice.answer(new IllegalStateException(), request, response);

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getContentAsString()).isEmpty();
    }

    private static MockHttpServletRequest request(String path) {
        return new MockHttpServletRequest("GET", path);
    }
}
