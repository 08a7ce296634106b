package io.zhanggui.assistant.merchant;

import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.assistant.problem.CallerLocaleResolver;
import io.zhanggui.assistant.problem.Problems;
import io.zhanggui.knowledge.MerchantId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows the caller by the key in the request; a visitor who calls too often is told to wait. */
class KeyFilter extends OncePerRequestFilter {

    private final ApiKeys keys;
    private final Merchants merchants;
    private final VisitorLimit limit;
    private final Problems problems;
    private final RequestAttributeSecurityContextRepository contexts;

    KeyFilter(
            ApiKeys keys,
            Merchants merchants,
            VisitorLimit limit,
            Problems problems,
            RequestAttributeSecurityContextRepository contexts) {
        this.keys = keys;
        this.merchants = merchants;
        this.limit = limit;
        this.problems = problems;
        this.contexts = contexts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String secret = secret(request);
        if (secret == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Caller> known = keys.authenticate(secret);
        if (known.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            problems.write(new ApiProblem(HttpStatus.UNAUTHORIZED, "key.unknown"), request, response);
            return;
        }
        Caller caller = known.get();
        speakTo(caller, request);
        if (mayCall(caller, request, response)) {
            proceed(caller, request, response, chain);
        }
    }

    private void proceed(Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new CallerAuthentication(caller));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        MerchantId merchant = caller.merchantId();
        MDC.put("merchant", merchant == null ? "-" : merchant.value());
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove("merchant");
        }
    }

    private boolean mayCall(Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Duration wait = caller.scope() == KeyScope.VISITOR ? limit.take(caller.keyId()) : Duration.ZERO;
        if (wait.isZero()) {
            return true;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
        problems.write(new ApiProblem(HttpStatus.TOO_MANY_REQUESTS, "key.rate", wait.toSeconds()), request, response);
        return false;
    }

    private void speakTo(Caller caller, HttpServletRequest request) {
        MerchantId merchant = caller.merchantId();
        if (merchant != null && request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            merchants
                    .find(merchant)
                    .ifPresent(account -> CallerLocaleResolver.speakByDefault(request, account.locale()));
        }
    }

    private static @Nullable String secret(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return authorization.substring(7).strip();
        }
        String key = request.getHeader("X-API-Key");
        return key == null ? null : key.strip();
    }
}
