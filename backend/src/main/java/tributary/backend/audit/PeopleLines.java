package tributary.backend.audit;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.PersonChanged;

/// Lines about accounts, which stand below the log and so cannot write them themselves.
@Component
class PeopleLines {

    private final Audit audit;

    PeopleLines(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void on(PersonChanged event) {
        audit.record(event.by(), event.action(), "account", event.username(), null, event.details());
    }
}
