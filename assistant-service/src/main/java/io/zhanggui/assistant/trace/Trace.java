package io.zhanggui.assistant.trace;

import io.zhanggui.knowledge.Tenancy;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Trace ids: 32 hexadecimal digits, as in W3C's trace context. A request brings one in the header {@code traceparent}, or is
 * given one. Each line of the log shows it, and so does each problem document. Thread-safe.
 */
public final class Trace {

    /** Name of the id in the log, and of the request attribute that holds it. */
    public static final String ID = "traceId";

    /** Response header that tells the id. */
    public static final String HEADER = "X-Trace-Id";

    private static final Pattern PARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?");

    private Trace() {}

    /** The id of the request, made if it has none yet. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ID) instanceof String known) {
            return known;
        }
        String id = accepted(request.getHeader("traceparent"));
        request.setAttribute(ID, id);
        return id;
    }

    /** The id of what this thread works on, made if there is none. */
    public static String current() {
        return Objects.requireNonNullElseGet(MDC.get(ID), Trace::fresh);
    }

    /** The work, to be done by another thread under this thread's trace id, for the merchant that this thread works for. */
    public static Runnable carried(Runnable work) {
        Map<String, String> context = MDC.getCopyOfContextMap();
        Runnable scoped = Tenancy.carried(work);
        return context == null ? scoped : () -> within(context, scoped);
    }

    /**
     * Does work that no request waits for.
     *
     * @param name of the work, such as a job's id: the same name has the same trace id
     */
    public static <T> T ofWork(String name, Supplier<T> work) {
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        MDC.put(ID, id.toString().replace("-", ""));
        try {
            return work.get();
        } finally {
            MDC.clear();
        }
    }

    private static void within(Map<String, String> context, Runnable work) {
        Map<String, String> before = MDC.getCopyOfContextMap();
        MDC.setContextMap(context);
        try {
            work.run();
        } finally {
            MDC.setContextMap(before == null ? Map.of() : before);
        }
    }

    static String accepted(@Nullable String parent) {
        Matcher matcher = PARENT.matcher(Objects.requireNonNullElse(parent, ""));
        return matcher.matches() ? matcher.group(1) : fresh();
    }

    private static String fresh() {
        byte[] bytes = new byte[16];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
