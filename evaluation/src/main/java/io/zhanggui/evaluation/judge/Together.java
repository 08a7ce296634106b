package io.zhanggui.evaluation.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Does the same with many things, some at once, and keeps their order. */
record Together(int atOnce) {

    <T, R> List<R> each(List<T> things, Function<T, R> work) throws InterruptedException {
        Semaphore places = new Semaphore(atOnce);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<R>> running = new ArrayList<>();
            for (T thing : things) {
                places.acquire();
                running.add(threads.submit(() -> {
                    try {
                        return work.apply(thing);
                    } finally {
                        places.release();
                    }
                }));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> each : running) {
                results.add(each.get());
            }
            return results;
        } catch (ExecutionException failure) {
            throw new IllegalStateException("The judge broke", failure.getCause());
        }
    }
}
