package tributary.backend.presence.web;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.backend.presence.PageLine;

/// Sends one message after the other without ever waiting for the page. What was not sent when the next one comes is
/// old news.
final class Outbox implements PageLine {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    private final Session session;
    private @Nullable String next;
    private boolean sending;
    private boolean ending;

    Outbox(Session session) {
        this.session = session;
    }

    @Override
    public void tell(String message) {
        synchronized (this) {
            if (ending) {
                return;
            }
            next = message;
        }
        send();
    }

    @Override
    public void end(String message) {
        synchronized (this) {
            if (ending) {
                return;
            }
            ending = true;
            next = message.isEmpty() ? null : message;
        }
        send();
    }

    @Override
    public void ping() {
        synchronized (this) {
            if (sending || ending) {
                return;
            }
        }
        try {
            session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IOException | RuntimeException gone) {
            log.debug("A page cannot be asked any more", gone);
        }
    }

    /// Hangs up on a page that breaks the rules.
    void cut() {
        close(CloseCodes.VIOLATED_POLICY);
    }

    private void send() {
        String message;
        synchronized (this) {
            if (sending) {
                return;
            }
            message = next;
            next = null;
            sending = message != null;
        }
        if (message == null) {
            closeIfEnding();
            return;
        }
        try {
            session.getAsyncRemote().sendText(message, _ -> sent());
        } catch (RuntimeException gone) {
            log.debug("A page cannot be told any more", gone);
        }
    }

    private void sent() {
        synchronized (this) {
            sending = false;
        }
        send();
    }

    private void closeIfEnding() {
        boolean now;
        synchronized (this) {
            now = ending;
        }
        if (now) {
            close(CloseCodes.GOING_AWAY);
        }
    }

    private void close(CloseCodes code) {
        Thread.ofVirtual().name("page-line-end").start(() -> {
            try {
                session.close(new CloseReason(code, ""));
            } catch (IOException | IllegalStateException gone) {
                log.debug("A page had gone already", gone);
            }
        });
    }
}
