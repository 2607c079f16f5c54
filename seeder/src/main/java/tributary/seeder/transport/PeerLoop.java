package tributary.seeder.transport;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.seeder.transport.PeerLink.Turn;

/// The one thread that owns every peer. Others hand it tasks; in between it gives each link its turn, round by round,
/// so that all that are ready get the same share.
///
/// webrtc-java 0.14.0 never says when a channel has drained, so the loop looks every millisecond, but only while
/// somebody waits; otherwise it sleeps until there is a task or a second has passed.
public final class PeerLoop implements Executor, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PeerLoop.class);
    private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long WAITING_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int TASKS_BETWEEN_ROUNDS = 256;
    private static final int QUANTUM = 16 << 10;

    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final List<PeerLink> links = new ArrayList<>();
    private final List<Runnable> everySecond = new ArrayList<>();
    private final Pace common;
    private final Thread thread;
    private int next;
    private volatile boolean closed;

    /// @param bytesPerSecond for all peers together, 0 for no limit
    public PeerLoop(long bytesPerSecond) {
        common = new Pace(bytesPerSecond, System.nanoTime());
        thread = Thread.ofPlatform().name("peers").daemon().unstarted(this::run);
        thread.start();
    }

    /// Runs a task on the loop's thread, in the order of arrival. What is handed over after [#close] is not run.
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /// Adds a task that runs every second. To be called on the loop's thread.
    public void everySecond(Runnable task) {
        everySecond.add(task);
    }

    void add(PeerLink link) {
        links.add(link);
    }

    private void run() {
        var nextTick = System.nanoTime() + TICK_NANOS;
        var waits = false;
        var sent = false;
        while (!closed) {
            try {
                var idle = sent ? 0 : waits ? WAITING_NANOS : nextTick - System.nanoTime();
                runTasks(idle);
                var now = System.nanoTime();
                if (now - nextTick >= 0) {
                    tick(now);
                    nextTick = now + TICK_NANOS;
                }
                var turns = round(now);
                sent = turns.contains(Turn.SENT);
                waits = turns.contains(Turn.WAITING);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void runTasks(long waitNanos) throws InterruptedException {
        var task = waitNanos > 0 ? tasks.poll(waitNanos, TimeUnit.NANOSECONDS) : tasks.poll();
        for (var count = 0; task != null; count++) {
            guarded(task);
            task = count < TASKS_BETWEEN_ROUNDS ? tasks.poll() : null;
        }
    }

    /// Deficit round robin: messages of all go out; then each link in its turn may send a quantum of blocks. If the
    /// common
    /// pace is used up, the next round goes on where this one stopped.
    private Set<Turn> round(long now) {
        links.removeIf(PeerLink::closed);
        var turns = EnumSet.noneOf(Turn.class);
        for (var link : links) {
            turns.add(guarded(link, () -> link.sendMessages(now)));
        }
        for (var count = 0; count < links.size(); count++) {
            if (!common.allows(now)) {
                turns.add(Turn.WAITING);
                return turns;
            }
            next = next + 1 < links.size() ? next + 1 : 0;
            var link = links.get(next);
            turns.add(guarded(link, () -> link.sendBlock(QUANTUM, common, now)));
        }
        return turns;
    }

    private static Turn guarded(PeerLink link, Supplier<Turn> turn) {
        try {
            return turn.get();
        } catch (RuntimeException unexpected) {
            log.warn("A peer is dropped because of an error", unexpected);
            guarded(() -> link.close("an error"));
            return Turn.IDLE;
        }
    }

    private void tick(long now) {
        for (var link : links) {
            guarded(() -> link.tick(now));
        }
        everySecond.forEach(PeerLoop::guarded);
    }

    /// One peer's failure must not end the others.
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | LinkageError unexpected) {
            log.warn("A task of the peer loop failed", unexpected);
        }
    }

    /// Ends the thread; what should be closed by it must have been handed over and waited for before.
    @Override
    public void close() {
        closed = true;
        tasks.add(() -> {});
        try {
            thread.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
