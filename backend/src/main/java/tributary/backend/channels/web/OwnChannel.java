package tributary.backend.channels.web;

import org.springframework.stereotype.Component;
import tributary.backend.accounts.LocalName;
import tributary.backend.accounts.SignedIn;
import tributary.backend.channels.Channel;
import tributary.backend.channels.Channels;
import tributary.backend.site.Refused;

/// The channel that somebody wants to change, if it is theirs to change.
@Component
class OwnChannel {

    private final Channels channels;

    OwnChannel(Channels channels) {
        this.channels = channels;
    }

    /// Administrators may change every channel.
    ///
    /// @throws Refused 404 or 403
    Channel require(String handle, SignedIn me, String publicAddress) {
        var channel =
                LocalName.of(handle, publicAddress).flatMap(channels::byHandle).orElseThrow(OwnChannel::unknown);
        if (channel.accountId() != me.accountId() && !me.isAdministrator()) {
            throw Refused.forbidden("This channel belongs to somebody else.");
        }
        return channel;
    }

    static Refused unknown() {
        return Refused.notFound("There is no such channel.");
    }
}
