package tributary.backend.webhooks;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tributary.backend.site.JobQueue;

/// Brings what is queued, each on a thread of its own so that a slow receiver holds up nobody. After a failure a post
/// waits
/// a minute, then ever longer, four hours at most.
@Component
class Deliveries implements JobQueue {

    private static final int AT_ONCE = 8;
    private static final long LONGEST_PAUSE = Duration.ofHours(4).toSeconds();

    private final WebhookRows rows;
    private final Courier courier;
    private final WebhookSettings settings;

    Deliveries(WebhookRows rows, Courier courier, WebhookSettings settings) {
        this.rows = rows;
        this.courier = courier;
        this.settings = settings;
    }

    @Scheduled(fixedDelay = 1000)
    void run() throws InterruptedException {
        var threads = new java.util.ArrayList<Thread>();
        for (var count = 0; count < AT_ONCE; count++) {
            var due = rows.take();
            if (due.isEmpty()) {
                break;
            }
            threads.add(Thread.startVirtualThread(() -> bring(due.get())));
        }
        for (var thread : threads) {
            thread.join();
        }
    }

    private void bring(WebhookRows.Due due) {
        var answer = courier.bring(
                URI.create(due.url()), due.secret(), due.event(), due.id().toString(), due.body());
        rows.answered(due, answer.status(), answer.text());
        if (answer.isTaken()) {
            rows.taken(due.id());
            return;
        }
        var reason = answer.status() == 0 ? answer.text() : "status " + answer.status();
        var pause = Duration.ofSeconds(Math.min(LONGEST_PAUSE, 60L << (2 * (due.attempts() - 1))));
        rows.failed(due.id(), reason, due.attempts() >= settings.attempts() ? null : pause);
    }

    @Override
    public String kind() {
        return "webhooks";
    }

    @Override
    public List<Job> list(State state, int count) {
        return state == State.RUNNING ? List.of() : rows.jobs(state, count);
    }

    @Override
    public long count(State state) {
        return state == State.RUNNING ? 0 : rows.count(state == State.FAILED);
    }

    @Override
    public boolean allows(Deed deed, State state) {
        return state != State.RUNNING && deed != Deed.FIRST;
    }

    @Override
    public boolean act(Deed deed, String id) {
        if (!id.matches("[0-9a-f-]{36}")) {
            return false;
        }
        var uuid = UUID.fromString(id);
        return switch (deed) {
            case RETRY -> rows.retry(uuid);
            case CANCEL -> rows.remove(uuid);
            case FIRST -> false;
        };
    }
}
