package io.zhanggui.assistant.page;

import io.zhanggui.assistant.problem.CallerLocaleResolver;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.WebUtils;

/** The language a person chose on a page: {@code ?lang=zh-CN} or {@code ?lang=en}, remembered in a cookie. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class PageLanguage extends OncePerRequestFilter {

    private static final String NAME = "lang";
    private static final Set<String> SPOKEN = Set.of("zh-CN", "en");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String wanted = wanted(request);
        String language = wanted == null ? remembered(request) : wanted;
        if (language != null && SPOKEN.contains(language)) {
            CallerLocaleResolver.speak(request, language);
            if (language.equals(wanted)) {
                response.addHeader(HttpHeaders.SET_COOKIE, cookie(language));
            }
        }
        chain.doFilter(request, response);
    }

    /** From the query alone: asking for parameters would read the body of an upload. */
    private static @Nullable String wanted(HttpServletRequest request) {
        return UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams()
                .getFirst(NAME);
    }

    private static @Nullable String remembered(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        return cookie == null ? null : cookie.getValue();
    }

    private static String cookie(String language) {
        return ResponseCookie.from(NAME, language)
                .path("/")
                .maxAge(Duration.ofDays(365))
                .httpOnly(true)
                .sameSite("Lax")
                .build()
                .toString();
    }
}
