package io.zhanggui.assistant;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service. */
@SpringBootApplication
public class ZhangguiApplication {

    /** Starts the service with its settings from the environment. */
    public static void main(String[] args) {
        SpringApplication.run(ZhangguiApplication.class, args);
    }
}
