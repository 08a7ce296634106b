package io.zhanggui.assistant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** Gives a context an empty data folder that goes when the tests have ended and the context is closed. */
public class TemporaryDataFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Path folder = Files.createTempDirectory("zhanggui-test");
            SpringApplication.getShutdownHandlers().add(() -> delete(folder));
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("data folder", Map.of("zhanggui.data", folder.toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            System.err.println("Left behind: " + folder);
        }
    }
}
