package io.zhanggui.assistant.copywriting;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.zhanggui.assistant.trace.Trace;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The workers: virtual threads, as many at a time as {@code db-scheduler.threads} says. */
@Configuration(proxyBeanMethods = false)
class CopyConfiguration {

    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final double SLOWER = 1.5;

    /** A lane that fails is tried again, ever more slowly; a lane whose process died is taken up by another one. */
    @Bean
    Task<Void> copyLanes(CopyLane lane) {
        return Tasks.custom(CopyLane.TASK)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(RETRY, SLOWER))
                .onDeadExecutionRevive()
                .execute((instance, context) ->
                        Trace.ofWork(CopyLane.jobId(instance), () -> lane.work(instance, context.getSchedulerState())));
    }

    @Bean
    DbSchedulerCustomizer virtualThreads(DbSchedulerProperties properties) {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<ExecutorService> executorService() {
                return Optional.of(Executors.newFixedThreadPool(
                        properties.getThreads(),
                        Thread.ofVirtual().name("copy-", 0).factory()));
            }
        };
    }
}
