package io.zhanggui.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.knowledge.ChildJvm;
import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that embeds asks nobody outside of it. */
class NoCallsHomeTest {

    @TempDir
    Path folder;

    @Test
    void aModelIsLoadedAndUsedWithoutAWordToTheNetwork() throws Exception {
        List<String> lines = ChildJvm.run(NoCallsHomeTest.class, folder, List.of());

        assertThat(lines).last().isEqualTo("512");
        assertThat(lines).noneMatch(line -> line.startsWith(Telling.CALLED));
    }

    /** Tells who is called, and lets nobody through. */
    private static final class Telling extends URLStreamHandler {

        static final String CALLED = "Called: ";

        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            return openConnection(url, null);
        }

        @Override
        protected URLConnection openConnection(URL url, @Nullable Proxy proxy) throws IOException {
            System.out.println(CALLED + url);
            throw new IOException("No network");
        }
    }

    public static void main(String[] arguments) {
        URL.setURLStreamHandlerFactory(protocol -> protocol.startsWith("http") ? new Telling() : null);
        System.out.println(new InProcessEmbeddingModels()
                .forLocale(Locale.SIMPLIFIED_CHINESE)
                .model()
                .embed("保温杯")
                .content()
                .dimension());
    }
}
