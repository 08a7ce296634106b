package io.zhanggui.knowledge.ingest.document;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.ImportRejected;
import io.zhanggui.knowledge.ingest.document.ParserProcess.Died;
import io.zhanggui.knowledge.ingest.document.Reply.As;
import io.zhanggui.knowledge.ingest.document.Reply.Request;
import io.zhanggui.knowledge.ingest.table.Sheet;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Parses files of strangers in processes of their own: a bomb, a loop or a crash costs the file, not the service. A process
 * starts with the first document and serves those that follow, until it is idle, dies, or takes too long. Thread-safe.
 */
final class ParserProcesses implements AutoCloseable {

    private final ParserLimits limits;
    private final Semaphore turns;
    private final Deque<ParserProcess> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    ParserProcesses(ParserLimits limits) {
        this.limits = limits;
        this.turns = new Semaphore(limits.processes());
    }

    /**
     * @throws ImportRejected if there is no text that can be read
     */
    ParsedDocument parse(Path file, String name) {
        return switch (reply(new Request(file.toAbsolutePath(), name, As.DOCUMENT))) {
            case Reply.Parsed parsed -> parsed.document();
            case Reply.Sheets sheets -> throw new IllegalStateException("Sheets of a document: " + sheets);
            case Reply.Refused refused -> throw new ImportRejected(refused.reason());
        };
    }

    /**
     * The sheets of a workbook of the binary format.
     *
     * @throws ImportRejected if it is none that can be read
     */
    List<Sheet> sheets(Path file, String name) {
        return switch (reply(new Request(file.toAbsolutePath(), name, As.WORKBOOK))) {
            case Reply.Sheets workbook -> workbook.sheets();
            case Reply.Parsed parsed -> throw new IllegalStateException("A document of a workbook: " + parsed);
            case Reply.Refused refused -> throw new ImportRejected(refused.reason());
        };
    }

    private Reply reply(Request request) {
        try {
            turns.acquire();
            try {
                return ask(request);
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while parsing " + request.name(), e);
        }
    }

    /** A process that served before may have ended meanwhile, or suffer from what it served: the file gets a fresh one. */
    private Reply ask(Request request) throws InterruptedException {
        ParserProcess used = used();
        if (used != null) {
            try {
                return ask(used, request);
            } catch (Died e) {
                // A fresh process tells whether it was the file.
            }
        }
        try {
            return ask(ParserProcess.start(limits), request);
        } catch (Died e) {
            throw new ImportRejected(
                    Reason.of(e.outOfMemory() ? "document.memory" : "document.crash", request.name()), e);
        }
    }

    private @Nullable ParserProcess used() {
        ParserProcess process = idle.poll();
        while (process != null && !process.isAlive()) {
            process.close();
            process = idle.poll();
        }
        return process;
    }

    private Reply ask(ParserProcess process, Request request) throws Died, InterruptedException {
        FutureTask<Reply> answer = new FutureTask<>(() -> process.ask(request));
        Thread.ofPlatform().daemon().name("document-parser").start(answer);
        boolean answered = false;
        try {
            Reply reply = answer.get(limits.patience().toMillis(), TimeUnit.MILLISECONDS);
            answered = true;
            return reply;
        } catch (TimeoutException e) {
            throw new ImportRejected(
                    Reason.of(
                            "document.slow",
                            request.name(),
                            String.valueOf(limits.patience().toSeconds())),
                    e);
        } catch (ExecutionException e) {
            throw died(Objects.requireNonNull(e.getCause()));
        } finally {
            leave(process, answered);
        }
    }

    private static Died died(Throwable cause) {
        return switch (cause) {
            case Died died -> died;
            case RuntimeException bug -> throw bug;
            case Error error -> throw error;
            default -> throw new IllegalStateException(cause);
        };
    }

    private void leave(ParserProcess process, boolean usable) {
        if (usable) {
            idle.push(process);
        } else {
            process.close();
        }
        if (closed) {
            close();
        }
    }

    /** Ends the idle processes now, the others with their document. */
    @Override
    public void close() {
        closed = true;
        for (ParserProcess process = idle.poll(); process != null; process = idle.poll()) {
            process.close();
        }
    }
}
