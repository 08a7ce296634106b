package io.zhanggui.assistant.channel;

import io.zhanggui.assistant.merchant.ApiKeys;
import io.zhanggui.assistant.merchant.Caller;
import io.zhanggui.assistant.merchant.KeyScope;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.MerchantId;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** The key that a browser chats with: made with its first question to a shop, the same from then on. Thread-safe. */
@Component
class VisitorKeys {

    static final String COOKIE = "visitor";

    private static final Duration LIFETIME = Duration.ofDays(30);

    private final ApiKeys keys;
    private final AddressLimit limit;

    VisitorKeys(ApiKeys keys, AddressLimit limit) {
        this.keys = keys;
        this.limit = limit;
    }

    /**
     * The browser's key, a new one if it has none that lives.
     *
     * @throws ApiProblem 429 where too many new visitors come from one address
     */
    String of(MerchantId merchant, HttpServletRequest request, HttpServletResponse response) {
        return known(merchant, request).orElseGet(() -> made(merchant, request, response));
    }

    /** The browser's key, if it has one that lives. */
    Optional<String> known(MerchantId merchant, HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .filter(secret -> keys.authenticate(secret)
                        .filter(caller -> chatsWith(merchant, caller))
                        .isPresent());
    }

    private String made(MerchantId merchant, HttpServletRequest request, HttpServletResponse response) {
        Duration wait = limit.take(request.getRemoteAddr());
        if (!wait.isZero()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
            throw new ApiProblem(HttpStatus.TOO_MANY_REQUESTS, "visitor.many", wait.toSeconds());
        }
        String secret = keys.issue(merchant, KeyScope.VISITOR, LIFETIME);
        ResponseCookie cookie = ResponseCookie.from(COOKIE, secret)
                .path(request.getContextPath() + "/chat/" + merchant)
                .maxAge(LIFETIME)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return secret;
    }

    private static boolean chatsWith(MerchantId merchant, Caller caller) {
        return caller.scope() == KeyScope.VISITOR && merchant.equals(caller.merchantId());
    }
}
