package io.zhanggui.assistant.browser;

import com.microsoft.playwright.Browser;
import java.util.Locale;

/** Who looks and at what: a language and a size. */
enum Screen {
    CHINESE_PHONE("zh-CN", "qinghe", true),
    CHINESE_DESKTOP("zh-CN", "qinghe", false),
    ENGLISH_PHONE("en", "maple", true),
    ENGLISH_DESKTOP("en", "maple", false);

    private final String language;
    private final String shop;
    private final boolean phone;

    Screen(String language, String shop, boolean phone) {
        this.language = language;
        this.shop = shop;
        this.phone = phone;
    }

    /** Its name, as it may stand in ids and file names. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The language tag that the browser asks for and the pages are shown in. */
    String language() {
        return language;
    }

    Locale locale() {
        return Locale.forLanguageTag(language);
    }

    /** The sample shop of the language. */
    String shop() {
        return shop;
    }

    /** Whether it is a phone that is touched rather than a desktop with a mouse. */
    boolean phone() {
        return phone;
    }

    /** The text of this screen's language. */
    String say(String chinese, String english) {
        return language.startsWith("zh") ? chinese : english;
    }

    Browser.NewContextOptions context(String baseUrl) {
        Browser.NewContextOptions options =
                new Browser.NewContextOptions().setBaseURL(baseUrl).setLocale(language);
        return phone
                ? options.setViewportSize(390, 844)
                        .setDeviceScaleFactor(2)
                        .setIsMobile(true)
                        .setHasTouch(true)
                : options.setViewportSize(1280, 850);
    }
}
