package tributary.tracker;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// All open WebSockets, to be looked after a slice at a time.
final class Sockets {

    private static final int SLICES = 5;

    private final List<WebSocketConnection> connections = new ArrayList<>();
    private int slice;

    void add(WebSocketConnection connection) {
        connection.index = connections.size();
        connections.add(connection);
    }

    /// @return false if it was not there any more
    boolean remove(WebSocketConnection connection) {
        if (connection.index < 0) {
            return false;
        }
        var last = connections.removeLast();
        if (last != connection) {
            last.index = connection.index;
            connections.set(connection.index, last);
        }
        connection.index = -1;
        return true;
    }

    /// Looks at every fifth socket; at each of them in five calls.
    void slice(Consumer<WebSocketConnection> look) {
        slice = (slice + 1) % SLICES;
        for (var i = 0; i < connections.size(); i++) {
            var connection = connections.get(i);
            if (i % SLICES == slice) {
                look.accept(connection);
            }
        }
    }

    void closeAll() {
        List.copyOf(connections).forEach(WebSocketConnection::closeGoingAway);
    }
}
