package io.zhanggui.assistant.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Answers what the server refuses before any of our code sees it: addresses and headers that cannot be read. */
class EarlyRefusals extends ErrorReportValve {

    private final Problems problems;

    EarlyRefusals(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.is4xxClientError()) {
            super.report(request, response, thrown);
        } else if (response.getContentWritten() == 0 && response.setErrorReported()) {
            write(new ApiProblem(status, "request.refused"), request, response);
        }
    }

    private void write(ApiProblem problem, Request request, Response response) {
        try {
            problems.write(problem, request, response);
            response.finishResponse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
