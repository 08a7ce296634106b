package io.zhanggui.assistant.page;

import io.zhanggui.assistant.compliance.AiLabel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What the frame of each page shows: its language, the way to the other one, the mark of generated text. */
@ControllerAdvice(
        basePackages = {"io.zhanggui.assistant.page", "io.zhanggui.assistant.channel", "io.zhanggui.assistant.console"})
class PageFrame {

    private final LocaleResolver locales;

    PageFrame(LocaleResolver locales) {
        this.locales = locales;
    }

    @ModelAttribute("otherLanguage")
    String otherLanguage(HttpServletRequest request) {
        String other = chinese(request) ? "en" : "zh-CN";
        return ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("lang", other)
                .scheme(null)
                .host(null)
                .port(-1)
                .build()
                .toUriString();
    }

    @ModelAttribute("path")
    String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    @ModelAttribute("aiLabel")
    String aiLabel(HttpServletRequest request) {
        return AiLabel.visible(locales.resolveLocale(request));
    }

    private boolean chinese(HttpServletRequest request) {
        return locales.resolveLocale(request).getLanguage().equals(Locale.CHINESE.getLanguage());
    }
}
