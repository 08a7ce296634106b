package io.zhanggui.assistant.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Tells a page how far an import is, as server-sent events with the markup to show. Thread-safe. */
@Component
class ImportEvents {

    private static final int INTERVAL_MILLIS = 700;

    /** So many intervals without news, and a comment shows whether anybody listens. */
    private static final int QUIET = 14;

    private final ITemplateEngine templates;
    private final CountDownLatch closing = new CountDownLatch(1);

    ImportEvents(ITemplateEngine templates) {
        this.templates = templates;
    }

    /**
     * Events {@code progress} at the start and with each news, {@code done} when the import has ended. Returns at the end,
     * when nobody listens, or when the service goes down.
     */
    void follow(Supplier<ImportRunView> run, Locale locale, OutputStream out) {
        try {
            tell(run, locale, out);
        } catch (IOException left) {
            // Nobody listens any more.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Streams end before the web server waits for them. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.countDown();
    }

    private void tell(Supplier<ImportRunView> run, Locale locale, OutputStream out)
            throws IOException, InterruptedException {
        String told = "";
        int quiet = 0;
        ImportRunView now = run.get();
        while (now.running() != null) {
            String markup = markup(now, locale);
            quiet = markup.equals(told) ? quiet + 1 : 0;
            if (quiet == 0) {
                send(out, event("progress", markup));
            } else if (quiet % QUIET == 0) {
                send(out, ":alive\n\n");
            }
            told = markup;
            if (closing.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
            now = run.get();
        }
        send(out, event("done", "over"));
    }

    private String markup(ImportRunView run, Locale locale) {
        return templates.process("console/import", Set.of("bar"), new Context(locale, Map.of("run", run)));
    }

    private static String event(String name, String markup) {
        StringBuilder event = new StringBuilder("event:").append(name).append('\n');
        markup.strip()
                .lines()
                .forEach(line -> event.append("data:").append(line).append('\n'));
        return event.append('\n').toString();
    }

    private static void send(OutputStream out, String event) throws IOException {
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
