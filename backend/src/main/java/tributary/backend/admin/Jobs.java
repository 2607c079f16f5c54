package tributary.backend.admin;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.accounts.SignedIn;
import tributary.backend.audit.Audit;
import tributary.backend.site.JobQueue;

/// Background work of every kind.
@Component
public class Jobs {

    /// @param kind of the queue that it is in
    public record Line(String kind, JobQueue.Job job, List<JobQueue.Deed> deeds) {}

    private static final Comparator<Line> NEXT_FIRST = Comparator.comparingInt(
                    (Line line) -> line.job().priority())
            .thenComparing(line -> line.job().createdAt());

    private final List<JobQueue> queues;
    private final Audit audit;

    Jobs(List<JobQueue> queues, Audit audit) {
        this.queues =
                queues.stream().sorted(Comparator.comparing(JobQueue::kind)).toList();
        this.audit = audit;
    }

    public List<String> kinds() {
        return queues.stream().map(JobQueue::kind).toList();
    }

    /// @param kind empty for all
    /// @param after id of the job behind which to go on, which only a single kind can; null from the start
    public List<Line> list(String kind, JobQueue.State state, @Nullable String after, int count) {
        return chosen(kind).stream()
                .flatMap(queue -> queue.list(state, after, count).stream()
                        .map(job -> new Line(queue.kind(), job, deeds(queue, job.state()))))
                .sorted(kind.isEmpty() ? NEXT_FIRST : (_, _) -> 0)
                .limit(count)
                .toList();
    }

    /// @param kind empty for all
    public long count(String kind, JobQueue.State state) {
        return chosen(kind).stream().mapToLong(queue -> queue.count(state)).sum();
    }

    private List<JobQueue> chosen(String kind) {
        return queues.stream()
                .filter(queue -> kind.isEmpty() || queue.kind().equals(kind))
                .toList();
    }

    private static List<JobQueue.Deed> deeds(JobQueue queue, JobQueue.State state) {
        return java.util.Arrays.stream(JobQueue.Deed.values())
                .filter(deed -> queue.allows(deed, state))
                .toList();
    }

    /// @return false if there is no such job, or not in a state in which that can be done
    @Transactional
    public boolean act(SignedIn who, String kind, JobQueue.Deed deed, String id) {
        var done = find(kind).map(queue -> queue.act(deed, id)).orElse(false);
        if (done) {
            audit.record(
                    who,
                    "jobs." + deed.name().toLowerCase(java.util.Locale.ROOT),
                    "job",
                    kind + "/" + id,
                    null,
                    Map.of());
        }
        return done;
    }

    private Optional<JobQueue> find(String kind) {
        return queues.stream().filter(queue -> queue.kind().equals(kind)).findFirst();
    }
}
