package tributary.backend.tracking.web;

import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes bytes between a client's socket and the tracker until either side ends.
///
/// It uses the container's own kind of upgrade handler, as its WebSockets do: that of the servlet API cannot close a
/// connection from the other side's thread. An idle connection costs one parked virtual thread and no time limit
/// applies, the tracker's own pings decide.
public final class SocketPipe implements InternalHttpUpgradeHandler {

    private static final Logger log = LoggerFactory.getLogger(SocketPipe.class);
    private static final int BUFFER = 16 << 10;

    private final byte[] upstream = new byte[BUFFER];
    private @Nullable TrackerLink link;
    private @Nullable SocketWrapperBase<?> client;

    /// Made by the container.
    public SocketPipe() {}

    void connect(TrackerLink tracker) {
        link = tracker;
    }

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
        client = wrapper;
    }

    /// The answer to the handshake has been sent.
    @Override
    public void init(@Nullable WebConnection connection) {
        var from = link;
        var to = client;
        if (from == null || to == null) {
            throw new IllegalStateException("connected before its two ends were known");
        }
        Thread.ofVirtual().name("tracker-socket").start(() -> passDown(from, to));
    }

    /// The client has sent something, or gone. The container calls this for one event after the other.
    @Override
    public SocketState upgradeDispatch(SocketEvent event) {
        return switch (event) {
            case OPEN_READ -> passUp() ? SocketState.UPGRADED : end();
            case OPEN_WRITE -> SocketState.UPGRADED;
            case STOP, TIMEOUT, DISCONNECT, ERROR, CONNECT_FAIL -> end();
        };
    }

    private boolean passUp() {
        var to = link;
        var from = client;
        if (to == null || from == null) {
            return false;
        }
        try {
            for (var read = from.read(false, upstream, 0, BUFFER);
                    read != 0;
                    read = from.read(false, upstream, 0, BUFFER)) {
                if (read < 0) {
                    return false;
                }
                to.out().write(upstream, 0, read);
            }
            return true;
        } catch (IOException gone) {
            log.debug("A tracker connection ended", gone);
            return false;
        }
    }

    private static void passDown(TrackerLink from, SocketWrapperBase<?> to) {
        var buffer = new byte[BUFFER];
        try {
            for (var read = from.in().read(buffer); read >= 0; read = from.in().read(buffer)) {
                to.write(true, buffer, 0, read);
                to.flush(true);
            }
        } catch (IOException gone) {
            log.debug("A tracker connection ended", gone);
        } finally {
            from.close();
            to.close();
        }
    }

    private SocketState end() {
        if (link != null) {
            link.close();
        }
        return SocketState.CLOSED;
    }

    @Override
    public void destroy() {
        if (link != null) {
            link.close();
        }
    }

    @Override
    public void setSslSupport(SSLSupport support) {
        // Nothing depends on it.
    }

    @Override
    public void timeoutAsync(long now) {
        // No time limit applies.
    }

    /// The container takes no more requests; the tracker ends its sockets itself.
    @Override
    public void pause() {
        // See above.
    }
}
