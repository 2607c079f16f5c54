package tributary.e2e;

import com.microsoft.playwright.Page;

/// Counts every peer connection that a page makes.
final class PeerConnections {

    private static final String COUNT = """
            window.connections = [];
            window.RTCPeerConnection = class extends RTCPeerConnection {
              constructor(...options) { super(...options); window.connections.push(this); }
            };
            """;

    private PeerConnections() {}

    /// Before the page is opened.
    static Page count(Page page) {
        page.addInitScript(COUNT);
        return page;
    }

    /// All that were made since the page was loaded.
    static int constructed(Page page) {
        return number(page, "window.connections.length");
    }

    /// Those through which bytes can pass now.
    static int connected(Page page) {
        return number(page, "window.connections.filter(c => c.connectionState === 'connected').length");
    }

    private static int number(Page page, String expression) {
        return ((Number) page.evaluate(expression)).intValue();
    }
}
