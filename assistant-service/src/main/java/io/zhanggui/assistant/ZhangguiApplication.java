package io.zhanggui.assistant;

import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.assistant.installation.DataFolderUnusable;
import io.zhanggui.assistant.installation.Terminal;
import io.zhanggui.assistant.operation.OperatorCommand;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ZhangguiApplication {

    /** Does an operator's command, or takes the data folder for this process alone and starts the service with its settings from the environment. */
    public static void main(String[] args) {
        String configured = System.getenv().getOrDefault("ZHANGGUI_DATA", "");
        try {
            DataFolder folder = DataFolder.open(Path.of(configured.isBlank() ? "data" : configured));
            if (OperatorCommand.isOne(args)) {
                System.exit(OperatorCommand.run(folder, Clock.systemUTC(), args));
            }
            folder.lock();
            SpringApplication.run(ZhangguiApplication.class, withData(folder, args));
        } catch (DataFolderUnusable unusable) {
            Terminal.complain(unusable.text(Terminal.locale()));
            System.exit(1);
        }
    }

    private static String[] withData(DataFolder folder, String[] args) {
        return Stream.concat(Stream.of("--zhanggui.data=" + folder.root()), Stream.of(args))
                .toArray(String[]::new);
    }
}
