package tributary.backend.transcoding;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Wakes workers that wait for a job. Waiting holds a virtual thread and nothing else.
@Component
class JobBell {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private long rings;
    private volatile boolean closed;

    /// How often it was rung; ask before looking for a job, so that no ring is missed in between.
    long rings() {
        lock.lock();
        try {
            return rings;
        } finally {
            lock.unlock();
        }
    }

    /// Returns when the bell was rung more often than `heard`, at the end of the wait, or when the site stops.
    void await(long heard, Duration wait) throws InterruptedException {
        lock.lock();
        try {
            var left = wait.toNanos();
            while (rings == heard && !closed && left > 0) {
                left = rung.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        return closed;
    }

    @TransactionalEventListener
    void on(JobQueued event) {
        ring();
    }

    @EventListener
    void on(ContextClosedEvent event) {
        closed = true;
        ring();
    }

    private void ring() {
        lock.lock();
        try {
            rings++;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
