package tributary.backend.transcoding;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tributary.backend.site.AccountNews;

/// News about the processing of an account's videos, for pages that show it live.
@Component
public class ProcessingFeed {

    private final AccountNews<Long> news = new AccountNews<>();

    /// Ids of videos that changed. A page that is slow misses no video, only the steps in between.
    public AccountNews<Long> news() {
        return news;
    }

    @TransactionalEventListener
    void on(ProcessingChanged event) {
        news.tell(event.accountId(), event.videoId());
    }

    @EventListener
    void on(ContextClosedEvent event) {
        news.end();
    }
}
