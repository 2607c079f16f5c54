package tributary.backend.notifications;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Wakes the pages of people who were told something.
@Component
public class NotificationFeed {

    /// A page that waits; close it when it has gone.
    public final class Subscription implements AutoCloseable {

        private final long accountId;
        private final Semaphore news = new Semaphore(0);

        private Subscription(long accountId) {
            this.accountId = accountId;
        }

        /// @return whether there is something new
        public boolean await(Duration wait) throws InterruptedException {
            var told = news.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
            news.drainPermits();
            return told;
        }

        public boolean isOver() {
            return closed;
        }

        @Override
        public void close() {
            synchronized (listeners) {
                var own = listeners.get(accountId);
                if (own != null) {
                    own.remove(this);
                    if (own.isEmpty()) {
                        listeners.remove(accountId);
                    }
                }
            }
        }
    }

    private final Map<Long, List<Subscription>> listeners = new HashMap<>();
    private volatile boolean closed;

    public Subscription subscribe(long accountId) {
        var subscription = new Subscription(accountId);
        synchronized (listeners) {
            listeners.computeIfAbsent(accountId, _ -> new ArrayList<>()).add(subscription);
        }
        return subscription;
    }

    public int listeners(long accountId) {
        synchronized (listeners) {
            return listeners.getOrDefault(accountId, List.of()).size();
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(NotificationAdded event) {
        synchronized (listeners) {
            listeners.getOrDefault(event.accountId(), List.of()).forEach(page -> page.news.release());
        }
    }

    @EventListener
    void on(ContextClosedEvent event) {
        closed = true;
        synchronized (listeners) {
            listeners.values().forEach(pages -> pages.forEach(page -> page.news.release()));
        }
    }
}
