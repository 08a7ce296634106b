package io.zhanggui.assistant.console;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Where a form leads: htmx and a browser without scripts each hear it in their own way. */
final class Going {

    private Going() {}

    static ResponseEntity<Void> to(String path, HttpServletRequest request) {
        String address = request.getContextPath() + path;
        return scripted(request)
                ? ResponseEntity.ok().header("HX-Redirect", address).build()
                : ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(URI.create(address))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build();
    }

    static boolean scripted(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }
}
