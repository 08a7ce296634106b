package io.zhanggui.assistant.copywriting;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Once the process is told to end no lane begins, and those under way stop after the item they are at. */
@Component
class CopyClosing {

    private final Scheduler scheduler;
    private final CopyLane lanes;

    CopyClosing(Scheduler scheduler, CopyLane lanes) {
        this.scheduler = scheduler;
        this.lanes = lanes;
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        scheduler.pause();
        lanes.close();
    }
}
