package tributary.backend.transcoding;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// News about the processing of an account's videos, for pages that show it live. A listener that is slow misses no
/// video, only the steps in between.
@Component
public class ProcessingFeed {

    private final Map<Long, Set<Subscription>> subscriptions = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /// Close it when done.
    public Subscription subscribe(long accountId) {
        var subscription = new Subscription(accountId);
        subscriptions.compute(accountId, (_, there) -> {
            var all = there == null ? new CopyOnWriteArraySet<Subscription>() : there;
            all.add(subscription);
            return all;
        });
        return subscription;
    }

    /// How many listen for that account now.
    public int listeners(long accountId) {
        return subscriptions.getOrDefault(accountId, Set.of()).size();
    }

    @TransactionalEventListener
    void on(ProcessingChanged event) {
        subscriptions.getOrDefault(event.accountId(), Set.of()).forEach(listener -> listener.changed(event.videoId()));
    }

    @EventListener
    void on(ContextClosedEvent event) {
        closed = true;
        subscriptions.values().forEach(all -> all.forEach(Subscription::wake));
    }

    /// What one page waits on.
    public final class Subscription implements AutoCloseable {

        private final long accountId;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition news = lock.newCondition();
        private final Set<Long> changed = new LinkedHashSet<>();

        private Subscription(long accountId) {
            this.accountId = accountId;
        }

        /// Ids of videos that changed since the last call; empty when the wait is over without news.
        public Set<Long> await(Duration wait) throws InterruptedException {
            lock.lock();
            try {
                var left = wait.toNanos();
                while (changed.isEmpty() && !closed && left > 0) {
                    left = news.awaitNanos(left);
                }
                var videos = Set.copyOf(changed);
                changed.clear();
                return videos;
            } finally {
                lock.unlock();
            }
        }

        /// Whether the site stops and nothing more will come.
        public boolean isOver() {
            return closed;
        }

        private void changed(long videoId) {
            lock.lock();
            try {
                changed.add(videoId);
                news.signalAll();
            } finally {
                lock.unlock();
            }
        }

        private void wake() {
            lock.lock();
            try {
                news.signalAll();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            subscriptions.computeIfPresent(accountId, (_, all) -> {
                all.remove(this);
                return all.isEmpty() ? null : all;
            });
        }
    }
}
