package tributary.backend.webhooks;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tributary.backend.site.JobFailed;
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
    private final ObservationRegistry observations;
    private final ApplicationEventPublisher events;

    Deliveries(
            WebhookRows rows,
            Courier courier,
            WebhookSettings settings,
            ObservationRegistry observations,
            ApplicationEventPublisher events) {
        this.observations = observations;
        this.events = events;
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
            threads.add(Thread.startVirtualThread(() -> observed(due.get())));
        }
        for (var thread : threads) {
            thread.join();
        }
    }

    private void observed(WebhookRows.Due due) {
        Observation.createNotStarted("tributary.webhooks.post", observations)
                .contextualName("post " + due.event())
                .lowCardinalityKeyValue("event", due.event())
                .observe(() -> bring(due));
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
        var isGivenUp = due.attempts() >= settings.attempts();
        rows.failed(due.id(), reason, isGivenUp ? null : pause);
        // Two receivers that both take nothing would else tell each other of it for ever.
        if (isGivenUp && !due.event().equals(WebhookEvent.JOB_FAILED.id())) {
            events.publishEvent(new JobFailed("webhooks", due.id().toString(), due.event(), reason));
        }
    }

    @Override
    public String kind() {
        return "webhooks";
    }

    @Override
    public List<Job> list(State state, @Nullable String after, int count) {
        return state == State.RUNNING || (after != null && !after.matches("[0-9a-f-]{36}"))
                ? List.of()
                : rows.jobs(state, after == null ? null : UUID.fromString(after), count);
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
