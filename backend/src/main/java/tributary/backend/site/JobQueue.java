package tributary.backend.site;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Background work of one kind, for the dashboard. A module registers a bean for each kind that it has.
public interface JobQueue {

    /// What a job is at.
    enum State {
        WAITING,
        RUNNING,
        FAILED
    }

    /// @param id unique within its kind
    /// @param subject what it is about, for people
    /// @param link to the subject, if it has a page
    /// @param reason of the last failure, whatever the state
    /// @param percent of the running attempt
    /// @param worker who holds it
    /// @param priority lower ones come first; 0 is usual
    /// @param account name of whose it is
    record Job(
            String id,
            State state,
            String subject,
            @Nullable String link,
            int attempts,
            @Nullable String reason,
            @Nullable Integer percent,
            @Nullable String worker,
            int priority,
            @Nullable String account,
            Instant createdAt) {}

    /// What can be done to a job of this kind.
    enum Deed {
        RETRY,
        CANCEL,
        FIRST
    }

    /// As in `transcoding`; the message files have `jobs.kind.NAME`.
    String kind();

    /// At most so many, those that come next first.
    default List<Job> list(State state, int count) {
        return list(state, null, count);
    }

    /// @param after id of the job behind which to go on; null from the start. Behind one that is gone there is nothing.
    List<Job> list(State state, @Nullable String after, int count);

    long count(State state);

    /// Whether such jobs can be treated so in that state.
    boolean allows(Deed deed, State state);

    /// @return false if there is no such job, or not in a state in which that can be done
    boolean act(Deed deed, String id);
}
