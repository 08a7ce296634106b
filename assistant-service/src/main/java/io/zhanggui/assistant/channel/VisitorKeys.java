package io.zhanggui.assistant.channel;

import io.zhanggui.assistant.merchant.ApiKeys;
import io.zhanggui.assistant.merchant.Caller;
import io.zhanggui.assistant.merchant.KeyScope;
import io.zhanggui.knowledge.MerchantId;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** The key that a browser chats with: made at its first visit of a shop, the same at the next. Thread-safe. */
@Component
class VisitorKeys {

    static final String COOKIE = "visitor";

    private static final Duration LIFETIME = Duration.ofDays(30);

    private final ApiKeys keys;

    VisitorKeys(ApiKeys keys) {
        this.keys = keys;
    }

    String of(MerchantId merchant, HttpServletRequest request, HttpServletResponse response) {
        return known(merchant, request).orElseGet(() -> made(merchant, request, response));
    }

    private Optional<String> known(MerchantId merchant, HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .filter(secret -> keys.authenticate(secret)
                        .filter(caller -> chatsWith(merchant, caller))
                        .isPresent());
    }

    private String made(MerchantId merchant, HttpServletRequest request, HttpServletResponse response) {
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
