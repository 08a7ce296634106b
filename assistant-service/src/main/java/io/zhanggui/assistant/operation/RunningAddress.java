package io.zhanggui.assistant.operation;

import io.zhanggui.assistant.installation.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Writes down in the data folder where the service that has it can be asked, so that a command finds it. */
@Component
class RunningAddress {

    static final String FILE = "address";

    private final DataFolder folder;
    private final Environment environment;

    RunningAddress(DataFolder folder, Environment environment) {
        this.folder = folder;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void write() throws IOException {
        String address = environment.getProperty("server.address", "127.0.0.1");
        String host = address.equals("0.0.0.0") || address.equals("::") ? "127.0.0.1" : address;
        String shown = host.contains(":") ? "[" + host + "]" : host;
        folder.writeSecret(FILE, "http://" + shown + ":" + environment.getRequiredProperty("local.server.port"));
    }

    @EventListener(ContextClosedEvent.class)
    void remove() throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }
}
