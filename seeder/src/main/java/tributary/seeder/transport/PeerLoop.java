package tributary.seeder.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
                sent = false;
                waits = false;
                for (var link : links) {
                    var turn = turn(link, now);
                    sent |= turn == Turn.SENT;
                    waits |= turn == Turn.WAITING;
                }
                links.removeIf(PeerLink::closed);
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

    private Turn turn(PeerLink link, long now) {
        try {
            return link.turn(QUANTUM, common, now);
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
        } catch (RuntimeException unexpected) {
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
