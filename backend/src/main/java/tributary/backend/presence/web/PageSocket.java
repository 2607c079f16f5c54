package tributary.backend.presence.web;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.function.Function;
import org.apache.tomcat.websocket.Constants;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tributary.backend.presence.OpenPage;
import tributary.backend.presence.PageLine;
import tributary.backend.presence.Presence;
import tributary.backend.presence.PresenceSettings;
import tributary.backend.videos.Video;

/// One page's WebSocket, from the handshake to the end.
final class PageSocket extends Endpoint implements MessageHandler.Whole<String> {

    private static final Logger log = LoggerFactory.getLogger(PageSocket.class);
    private static final int HIGHEST = 4320;
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final int MISSED_PINGS = 3;

    private final Presence presence;
    private final PresenceSettings settings;
    private final JsonMapper json;
    private final Video video;
    private final Function<PageLine, OpenPage> describe;
    private @Nullable OpenPage page;
    private @Nullable Outbox outbox;
    private long minute = System.nanoTime();
    private int messages;

    PageSocket(
            Presence presence,
            PresenceSettings settings,
            JsonMapper json,
            Video video,
            Function<PageLine, OpenPage> describe) {
        this.presence = presence;
        this.settings = settings;
        this.json = json;
        this.video = video;
        this.describe = describe;
    }

    /// What a page says of itself.
    private record Here(
            @Nullable String type,
            @Nullable Integer rendition,
            @Nullable Boolean sharing) {}

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.setMaxTextMessageBufferSize(settings.messageBytes());
        session.setMaxBinaryMessageBufferSize(settings.messageBytes());
        session.getUserProperties()
                .put(Constants.READ_IDLE_TIMEOUT_MS, settings.ping().toMillis() * MISSED_PINGS);
        session.addMessageHandler(String.class, this);
        outbox = new Outbox(session);
        page = describe.apply(outbox);
        presence.enter(video, page);
    }

    @Override
    public void onMessage(String text) {
        var from = page;
        var to = outbox;
        if (from == null || to == null) {
            return;
        }
        var now = System.nanoTime();
        if (now - minute > MINUTE_NANOS) {
            minute = now;
            messages = 0;
        }
        messages++;
        var here = messages > settings.messagesPerMinute() ? null : read(text);
        if (here == null) {
            to.cut();
            return;
        }
        presence.said(from, here.rendition(), Boolean.TRUE.equals(here.sharing()));
    }

    private @Nullable Here read(String text) {
        try {
            var here = json.readValue(text, Here.class);
            var known = here != null && "here".equals(here.type());
            var height = known ? here.rendition() : null;
            return known && (height == null || (height >= 0 && height <= HIGHEST)) ? here : null;
        } catch (JacksonException _) {
            return null;
        }
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        if (page != null) {
            presence.leave(page);
        }
    }

    @Override
    public void onError(Session session, Throwable failure) {
        log.debug("The line of a page broke", failure);
        try {
            session.close(new CloseReason(CloseCodes.CLOSED_ABNORMALLY, ""));
        } catch (IOException | IllegalArgumentException _) {
            // It is gone either way; what follows is onClose.
        }
    }
}
