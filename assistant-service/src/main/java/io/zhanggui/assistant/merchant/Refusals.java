package io.zhanggui.assistant.merchant;

import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.assistant.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Tells API callers without a key, or with the wrong one, what they need. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Problems problems;

    Refusals(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        problems.write(new ApiProblem(HttpStatus.UNAUTHORIZED, "key.missing"), request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        String needed = forOperators(request.getRequestURI()) ? "operator" : "owner";
        problems.write(new ApiProblem(HttpStatus.FORBIDDEN, "key.scope", needed, shown()), request, response);
    }

    private static boolean forOperators(String path) {
        return path.startsWith("/api/v1/merchants")
                || path.startsWith("/api/v1/operation/")
                || path.startsWith("/actuator/");
    }

    private static String shown() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof CallerAuthentication caller
                ? caller.getPrincipal().scope().name().toLowerCase(Locale.ROOT)
                : "-";
    }
}
