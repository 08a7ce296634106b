package io.zhanggui.assistant.installation;

import io.zhanggui.assistant.problem.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Asks whoever puts a question before the start-up steps are done to put it again: half a shop would decline it. Pages are shown and
 * the other endpoints answer meanwhile.
 */
@Configuration(proxyBeanMethods = false)
class NotOpenYet implements WebMvcConfigurer, HandlerInterceptor {

    private static final int SECONDS = 3;

    private volatile boolean open;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/chat", "/api/v1/search");
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() {
        open = true;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!open) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(SECONDS));
            throw new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, "starting", SECONDS);
        }
        return true;
    }
}
