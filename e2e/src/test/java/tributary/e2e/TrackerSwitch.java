package tributary.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Stands between pages and the tracker, and takes it away from them and back.
final class TrackerSwitch {

    private final List<WebSocketRoute> open = new CopyOnWriteArrayList<>();
    private boolean dead;

    /// Before the page is opened.
    void watch(Page page) {
        page.routeWebSocket(url -> url.contains("/announce"), socket -> {
            if (dead) {
                socket.close();
                return;
            }
            socket.connectToServer();
            open.add(socket);
        });
    }

    /// Ends all connections and takes no new ones.
    void kill() {
        dead = true;
        open.forEach(WebSocketRoute::close);
        open.clear();
    }

    void revive() {
        dead = false;
    }
}
