package tributary.tracker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/// Sends what was written to sockets once per round of the loop, for all of them together.
///
/// One announce writes to eleven sockets. A system call for each message is most of a tracker's work; gathered over a
/// round it is one for each socket. The round ends when all sockets that had something to say were read, so nothing
/// waits for longer than that.
final class Outbox {

    private final Executor loop;
    private final List<WebSocketConnection> touched = new ArrayList<>();

    /// @param loop runs what it is given after the sockets of the current round
    Outbox(Executor loop) {
        this.loop = loop;
    }

    /// Notes that a socket has something to send; it must not be noted already.
    void touch(WebSocketConnection connection) {
        if (touched.isEmpty()) {
            loop.execute(this::flush);
        }
        touched.add(connection);
    }

    private void flush() {
        for (var i = 0; i < touched.size(); i++) {
            touched.get(i).flush();
        }
        touched.clear();
    }
}
