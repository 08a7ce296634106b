package io.zhanggui.assistant;

import io.zhanggui.knowledge.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * Gives a context an empty data folder that goes when the tests have ended and the context is closed. With the system property
 * {@value #STORE} set to {@code postgresql} the rows are in a database of its own, which goes too.
 */
public class TemporaryDataFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String STORE = "zhanggui.test.store";

    /** Whether the tests run on PostgreSQL. */
    public static boolean onPostgres() {
        return "postgresql".equals(System.getProperty(STORE));
    }

    /** Passes over the test that calls it where transactions take turns. */
    public static void needsTransactionsAtOnce() {
        if (onPostgres()) {
            TestDatabase.needsTransactionsAtOnce();
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Path folder = Files.createTempDirectory("zhanggui-test");
            SpringApplication.getShutdownHandlers().add(() -> delete(folder));
            Map<String, Object> properties = new HashMap<>(Map.of("zhanggui.data", folder.toString()));
            if (onPostgres()) {
                properties.putAll(database());
            }
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("data folder", properties));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> database() {
        TestDatabase database = TestDatabase.create();
        SpringApplication.getShutdownHandlers().add(database::close);
        return Map.of(
                "spring.datasource.url", database.url(),
                "spring.datasource.username", TestDatabase.SERVICE,
                "spring.datasource.password", TestDatabase.PASSWORD,
                "spring.datasource.hikari.minimum-idle", "1",
                "spring.datasource.hikari.connection-timeout", "30000",
                "zhanggui.database.owner-username", TestDatabase.OWNER,
                "zhanggui.database.owner-password", TestDatabase.PASSWORD);
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            System.err.println("Left behind: " + folder);
        }
    }
}
