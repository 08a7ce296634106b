package io.zhanggui.assistant.support;

import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SupportConfiguration {

    @Bean
    SecureRandom conversationIds() {
        return new SecureRandom();
    }
}
