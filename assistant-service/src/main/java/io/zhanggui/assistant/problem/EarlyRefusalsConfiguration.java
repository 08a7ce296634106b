package io.zhanggui.assistant.problem;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts problems in the place of the server's own error pages. */
@Configuration(proxyBeanMethods = false)
class EarlyRefusalsConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> earlyRefusals(Problems problems) {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new EarlyRefusals(problems)));
    }
}
