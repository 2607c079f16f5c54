package tributary.backend.webhooks;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tributary.backend.accounts.SignedIn;
import tributary.backend.audit.Audit;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.Secrets;

/// Addresses of other programs, and what they are told.
@Component
public class Webhooks {

    private static final int SECRET_BYTES = 24;
    private static final int LONGEST_URL = 1000;
    private static final int MOST = 50;

    private final WebhookRows rows;
    private final PublicHosts hosts;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    Webhooks(WebhookRows rows, PublicHosts hosts, Audit audit, JsonMapper json, Clock clock) {
        this.rows = rows;
        this.hosts = hosts;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /// @param id of the webhook
    /// @param secret by which its posts are signed; shown this once
    public record Made(long id, String secret) {}

    /// Tells everybody who wants to know, in the caller's transaction.
    ///
    /// @param data what JSON can hold; no secrets and no addresses of people
    @Transactional
    public void announce(WebhookEvent event, Map<String, Object> data) {
        rows.queue(event.id(), body(event, data));
    }

    /// @throws FieldProblems if the address cannot be taken or an event does not exist
    @Transactional
    public Made create(SignedIn who, String url, List<String> events) {
        var address = checked(url);
        var wanted = events.stream()
                .filter(event -> WebhookEvent.of(event).isPresent() && !event.equals(WebhookEvent.TEST.id()))
                .distinct()
                .toList();
        if (wanted.isEmpty()) {
            throw FieldProblems.of("events", "webhooks.events.none");
        }
        if (rows.all().size() >= MOST) {
            throw FieldProblems.of("url", "webhooks.many");
        }
        var secret = Secrets.hex(SECRET_BYTES);
        var id = rows.insert(address.toString(), secret, wanted);
        audit.record(
                who,
                "webhooks.create",
                "webhook",
                Long.toString(id),
                null,
                Map.of("host", address.getHost(), "events", wanted));
        return new Made(id, secret);
    }

    private URI checked(String text) {
        try {
            var url = new URI(text.strip());
            var isWeb = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            if (!isWeb || url.getHost() == null || url.getUserInfo() != null || text.length() > LONGEST_URL) {
                throw FieldProblems.of("url", "webhooks.url.form");
            }
            hosts.find(url.getHost());
            return url;
        } catch (URISyntaxException malformed) {
            throw FieldProblems.of("url", "webhooks.url.form");
        } catch (UnknownHostException refused) {
            throw FieldProblems.of("url", "webhooks.url.private");
        }
    }

    /// @return false if there is none
    @Transactional
    public boolean delete(SignedIn who, long id) {
        var deleted = rows.delete(id);
        if (deleted) {
            audit.record(who, "webhooks.delete", "webhook", Long.toString(id), null, Map.of());
        }
        return deleted;
    }

    /// @return false if there is none
    @Transactional
    public boolean tryOut(long id) {
        if (rows.all().stream().noneMatch(webhook -> webhook.id() == id)) {
            return false;
        }
        rows.queueFor(id, WebhookEvent.TEST.id(), body(WebhookEvent.TEST, Map.of("message", "It works.")));
        return true;
    }

    public List<Webhook> all() {
        return rows.all();
    }

    private String body(WebhookEvent event, Map<String, Object> data) {
        var body = new LinkedHashMap<String, Object>();
        body.put("event", event.id());
        body.put("at", clock.instant().toString());
        body.put("data", data);
        return json.writeValueAsString(body);
    }
}
