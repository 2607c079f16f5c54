package tributary.tracker;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.protocol.PeerId;
import tributary.tracker.SwarmTokens.Expired;
import tributary.tracker.SwarmTokens.Scope;
import tributary.tracker.SwarmTokens.Valid;
import tributary.tracker.SwarmTokens.Wrong;

/// Decides who may join a swarm. Belongs to the tracker's loop.
final class Admission {

    /// The answer to who asks.
    sealed interface Access {}

    /// @param site whether it is the site's own seeder
    /// @param withToken whether a token was shown
    record Granted(boolean site, boolean withToken) implements Access {}

    /// @param reason a sentence for the one who asked
    record Refused(String reason) implements Access {}

    private static final Refused UNKNOWN = new Refused("This tracker does not serve that torrent.");
    private static final Refused WITHOUT = new Refused("This torrent can only be joined from its page.");
    private static final Refused WRONG = new Refused("The token is not valid for this torrent. Reload the page.");
    private static final Refused EXPIRED = new Refused("The token has expired. Reload the page.");
    private static final Refused RESERVED = new Refused("This peer_id belongs to the site.");
    private static final Granted ANYONE = new Granted(false, false);
    private static final Granted VIEWER = new Granted(false, true);
    private static final Granted SITE = new Granted(true, true);

    private final SwarmTokens tokens;
    private final TrackerTime time;
    private final Set<PeerId> reserved = new HashSet<>();

    Admission(SwarmTokens tokens, TrackerTime time) {
        this.tokens = tokens;
        this.time = time;
    }

    void reserve(PeerId peerId) {
        reserved.add(peerId);
    }

    void release(PeerId peerId) {
        reserved.remove(peerId);
    }

    /// A token that is shown must be right, even where none is needed: a page with a stale one is told so.
    Access check(@Nullable Swarm swarm, PeerId peerId, @Nullable String token) {
        if (swarm == null) {
            return UNKNOWN;
        }
        var access = token == null || token.isEmpty() ? withoutToken(swarm) : withToken(swarm, token);
        return access.equals(SITE) || access instanceof Refused || !reserved.contains(peerId) ? access : RESERVED;
    }

    private static Access withoutToken(Swarm swarm) {
        return swarm.tokenRequired ? WITHOUT : ANYONE;
    }

    private Access withToken(Swarm swarm, String token) {
        return switch (tokens.check(token, time.now())) {
            case Valid(var scope, var group) -> {
                if (scope == Scope.SEEDER) {
                    yield SITE;
                }
                yield group.equals(swarm.group) ? VIEWER : WRONG;
            }
            case Expired() -> EXPIRED;
            case Wrong() -> WRONG;
        };
    }
}
