package tributary.backend.notifications;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tributary.backend.site.AccountNews;

/// Wakes the pages of people who were told something.
@Component
public class NotificationFeed {

    private final AccountNews<Long> news = new AccountNews<>();

    /// Accounts whose number of unread notifications may have changed.
    public AccountNews<Long> news() {
        return news;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(NotificationAdded event) {
        news.tell(event.accountId(), event.accountId());
    }

    @EventListener
    void on(ContextClosedEvent event) {
        news.end();
    }
}
