package io.zhanggui.assistant.backend;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BackendConfiguration {

    @Bean
    Backends backends() {
        return new BackendChain();
    }
}
