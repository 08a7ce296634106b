package io.zhanggui.assistant.browser;

import io.zhanggui.assistant.SampleShopTest;
import io.zhanggui.assistant.installation.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A test in a real browser against the whole service with the sample shops. */
@SampleShopTest
abstract class BrowserTest {

    @RegisterExtension
    final Visits visits = new Visits();

    @LocalServerPort
    int port;

    @Autowired
    DataFolder folder;

    /** Somebody who comes for the first time. */
    Visit visit(Screen screen) {
        return visits.open("http://127.0.0.1:" + port, screen, password());
    }

    private String password() {
        try {
            String login = Objects.requireNonNull(folder.read(DataFolder.CONSOLE_LOGIN));
            return login.substring(login.indexOf(':') + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
