package io.zhanggui.assistant.installation;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Runs the start-up steps in order and logs how long each takes. */
@Component
class StartUp implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(StartUp.class);

    private final List<StartUpStep> steps;
    private final Store store;

    StartUp(List<StartUpStep> steps, Store store) {
        this.steps = steps;
        this.store = store;
    }

    @Override
    public void run(ApplicationArguments args) {
        store.alone(this::run);
    }

    private void run() {
        for (StartUpStep step : steps) {
            long start = System.nanoTime();
            step.run();
            log.info(
                    "Start-up step {}: {} ms",
                    step.name(),
                    Duration.ofNanos(System.nanoTime() - start).toMillis());
        }
    }
}
