package tributary.protocol.tracker;

import org.jspecify.annotations.Nullable;
import tributary.protocol.InfoHash;

/// A peer's message that is not what it should be. The message text is fit to be sent to the peer.
public final class MalformedMessage extends Exception {

    /// What a WebSocket message asked for, as far as it was read: the failure must name it, or browsers close the
    /// socket.
    public enum Action {
        ANNOUNCE,
        SCRAPE
    }

    private final transient Action action;
    private final transient @Nullable InfoHash infoHash;

    MalformedMessage(String reason) {
        this(reason, Action.ANNOUNCE, null);
    }

    /// Without a stack trace: strangers decide how often this is thrown.
    MalformedMessage(String reason, Action action, @Nullable InfoHash infoHash) {
        super(reason, null, false, false);
        this.action = action;
        this.infoHash = infoHash;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    public Action action() {
        return action;
    }

    /// The swarm that the message was about, if that much could be read.
    public @Nullable InfoHash infoHash() {
        return infoHash;
    }
}
