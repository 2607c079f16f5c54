package tributary.protocol.tracker;

import org.jspecify.annotations.Nullable;

/// Why a peer announces (BEP 3, `event`).
public enum AnnounceEvent {
    /// One of the announces in between.
    UPDATE,
    STARTED,
    COMPLETED,
    STOPPED;

    /// @param text as WebSocket and HTTP have it; absent, empty, `update` and `paused` (BEP 21) are announces in
    /// between
    /// @return null if there is no such event
    public static @Nullable AnnounceEvent of(@Nullable String text) {
        if (text == null) {
            return UPDATE;
        }
        return switch (text) {
            case "", "update", "empty", "none", "paused" -> UPDATE;
            case "started" -> STARTED;
            case "completed" -> COMPLETED;
            case "stopped" -> STOPPED;
            default -> null;
        };
    }

    /// @param number as UDP has it (BEP 15), 4 being BEP 21's `paused`
    /// @return null if there is no such event
    static @Nullable AnnounceEvent of(int number) {
        return switch (number) {
            case 0, 4 -> UPDATE;
            case 1 -> COMPLETED;
            case 2 -> STARTED;
            case 3 -> STOPPED;
            default -> null;
        };
    }
}
