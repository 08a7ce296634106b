package io.zhanggui.assistant.installation;

import java.util.Locale;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells the person who started the service where to look and where the keys lie. Never shows a key. */
@Component
class ReadyNotice {

    private static final String ENGLISH = """

            Zhanggui is ready.
              Chat       %1$s/chat
              Console    %1$s/console
              Login      %2$s
              API key    %3$s
            """;
    private static final String CHINESE = """

            掌柜已就绪。
              顾客对话    %1$s/chat
              商家后台    %1$s/console
              后台登录    用户名和密码在 %2$s
              API 密钥    %3$s
            """;

    private final DataFolder folder;
    private final Environment environment;

    ReadyNotice(DataFolder folder, Environment environment) {
        this.folder = folder;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        Terminal.say(text(Terminal.locale()));
    }

    String text(Locale locale) {
        return (locale.getLanguage().equals("zh") ? CHINESE : ENGLISH)
                .formatted(url(), folder.resolve(DataFolder.CONSOLE_LOGIN), folder.resolve(DataFolder.DEMO_KEY));
    }

    private String url() {
        String address = environment.getProperty("server.address", "127.0.0.1");
        String host = address.equals("0.0.0.0") || address.equals("::") ? "127.0.0.1" : address;
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return "http://" + shown + ":" + environment.getRequiredProperty("local.server.port");
    }
}
