package tributary.backend.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.backend.site.JobQueue;

/// Letters, for the dashboard.
@Component
class LetterQueue implements JobQueue {

    private final LetterRows rows;

    LetterQueue(LetterRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "mail";
    }

    @Override
    public List<Job> list(State state, @Nullable String after, int count) {
        return state == State.RUNNING || (after != null && !after.matches("[0-9]{1,18}"))
                ? List.of()
                : rows.list(state, after == null ? null : Long.valueOf(after), count);
    }

    @Override
    public long count(State state) {
        return state == State.RUNNING ? 0 : rows.count(state == State.FAILED);
    }

    @Override
    public boolean allows(Deed deed, State state) {
        return state != State.RUNNING && (deed != Deed.FIRST || state == State.WAITING);
    }

    @Override
    public boolean act(Deed deed, String id) {
        if (!id.matches("[0-9]{1,18}")) {
            return false;
        }
        var number = Long.parseLong(id);
        return switch (deed) {
            case RETRY -> rows.retry(number);
            case CANCEL -> rows.remove(number);
            case FIRST -> rows.first(number);
        };
    }
}
