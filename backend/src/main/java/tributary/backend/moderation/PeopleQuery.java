package tributary.backend.moderation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tributary.backend.accounts.Role;

/// Which people to list.
///
/// @param search beginning of the user name, the display name or the mail address; empty for all
/// @param network address or range, `192.0.2.0/24`, from which they were last seen; empty for all
/// @param role only those; null for all
/// @param after leave out everything down to this place; null from the start
public record PeopleQuery(
        String search,
        String network,
        @Nullable Role role,
        State state,
        Order order,
        @Nullable Place after,
        int count) {

    /// What became of their account.
    public enum State {
        ANY,
        OPEN,
        SUSPENDED,
        LIMITED,
        WAITING
    }

    /// In which order.
    public enum Order {
        NEWEST,
        SEEN,
        STORAGE
    }

    /// Somebody's place in the list.
    ///
    /// @param time for the order by last sight
    /// @param bytes for the order by storage
    public record Place(@Nullable Instant time, long bytes, long id) {}
}
