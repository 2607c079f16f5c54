package tributary.seeder.tracker;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// One WebSocket to the tracker: puts messages together, and hands them and the end over to the client's thread.
final class TrackerSocket implements WebSocket.Listener {

    private static final int MAX_MESSAGE = 256 << 10;
    private static final long SEND_SECONDS = 10;

    private final Executor owner;
    private final BiConsumer<TrackerSocket, String> onMessage;
    private final BiConsumer<TrackerSocket, String> onEnd;
    private final StringBuilder partial = new StringBuilder();
    private @Nullable WebSocket socket;

    TrackerSocket(
            Executor owner, BiConsumer<TrackerSocket, String> onMessage, BiConsumer<TrackerSocket, String> onEnd) {
        this.owner = owner;
        this.onMessage = onMessage;
        this.onEnd = onEnd;
    }

    void opened(WebSocket opened) {
        socket = opened;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (partial.length() > MAX_MESSAGE) {
            ended("the tracker sent a message that is too long");
            return null;
        }
        if (last) {
            var message = partial.toString();
            partial.setLength(0);
            hand(() -> onMessage.accept(this, message));
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        ended("the tracker closed it (" + status + ")");
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        ended(error.toString());
    }

    private void ended(String why) {
        hand(() -> onEnd.accept(this, why));
    }

    private void hand(Runnable task) {
        try {
            owner.execute(task);
        } catch (RejectedExecutionException _) {
            // The client has been closed.
        }
    }

    /// Sends one message and waits until it is in the operating system's hands: messages must not overlap.
    void send(String text) {
        if (socket == null) {
            return;
        }
        var sending = socket.sendText(text, true);
        if (!finished(sending)) {
            ended("a message could not be sent");
        }
    }

    private static boolean finished(CompletableFuture<WebSocket> sending) {
        try {
            sending.get(SEND_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void close() {
        if (socket != null) {
            finished(socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
            socket.abort();
        }
    }

    void abort() {
        if (socket != null) {
            socket.abort();
        }
    }
}
