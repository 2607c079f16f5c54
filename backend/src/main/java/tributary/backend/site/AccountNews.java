package tributary.backend.site;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// News for the open pages of accounts. A page that is slow misses nothing that is news, only how often it was told.
///
/// @param <T> what is told; equal ones are told once
public final class AccountNews<T> {

    private final Map<Long, Set<Subscription>> subscriptions = new ConcurrentHashMap<>();
    private volatile boolean over;

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

    /// How many pages of that account wait now.
    public int listeners(long accountId) {
        return subscriptions.getOrDefault(accountId, Set.of()).size();
    }

    public void tell(long accountId, T item) {
        subscriptions.getOrDefault(accountId, Set.of()).forEach(page -> page.tell(item));
    }

    /// Lets everybody go who waits: nothing more will come.
    public void end() {
        over = true;
        subscriptions.values().forEach(pages -> pages.forEach(Subscription::wake));
    }

    /// What one page waits on.
    public final class Subscription implements AutoCloseable {

        private final long accountId;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private final Set<T> news = new LinkedHashSet<>();

        private Subscription(long accountId) {
            this.accountId = accountId;
        }

        /// What was told since the last call; empty when the wait is over without news.
        public Set<T> await(Duration wait) throws InterruptedException {
            lock.lock();
            try {
                var left = wait.toNanos();
                while (news.isEmpty() && !over && left > 0) {
                    left = changed.awaitNanos(left);
                }
                var told = Set.copyOf(news);
                news.clear();
                return told;
            } finally {
                lock.unlock();
            }
        }

        /// Whether nothing more will come.
        public boolean isOver() {
            return over;
        }

        private void tell(T item) {
            lock.lock();
            try {
                news.add(item);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        private void wake() {
            lock.lock();
            try {
                changed.signalAll();
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
