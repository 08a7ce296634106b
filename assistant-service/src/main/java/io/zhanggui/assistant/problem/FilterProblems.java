package io.zhanggui.assistant.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers with a problem, too, where it is a filter that fails: who looks up a key needs the database before any controller does. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class FilterProblems extends OncePerRequestFilter {

    private final ProblemAdvice advice;

    FilterProblems(ProblemAdvice advice) {
        this.advice = advice;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException failure) {
            if (response.isCommitted()) {
                throw failure;
            }
            advice.answer(failure, request, response);
        }
    }
}
