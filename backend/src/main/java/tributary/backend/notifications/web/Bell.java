package tributary.backend.notifications.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.SignedIn;
import tributary.backend.notifications.Notifications;

/// For the page frame: `${@bell.unread(me)}`.
@Component("bell")
class Bell {

    private final Notifications notifications;

    Bell(Notifications notifications) {
        this.notifications = notifications;
    }

    public long unread(@Nullable SignedIn me) {
        return me == null ? 0 : notifications.count(me.accountId(), true);
    }
}
