package tributary.backend.security;

import java.util.Map;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.SignedIn;
import tributary.backend.channels.Channels;
import tributary.backend.playback.Library;

/// A public video of the owner's (`{id}`), and a private one (`{private}`).
@Component
class VideoSamples implements RouteSamples {

    private final Library library;
    private final Channels channels;

    VideoSamples(Library library, Channels channels) {
        this.library = library;
        this.channels = channels;
    }

    @Override
    public Map<String, String> of(SignedIn owner) {
        var channel = channels.ownedBy(owner.accountId()).getFirst();
        var person = new Library.Person(owner.accountId(), owner.username(), channel.id(), channel.handle());
        var open = library.clip(person, "A sample");
        var closed = library.clip(person, "A private sample", "PRIVATE");
        return Map.of(
                "id", open.uuid().toString(),
                "uuid", open.uuid().toString(),
                "shortUuid", open.shortUuid(),
                "file", open.fileUuid() + "-240-fragmented.mp4",
                "private", closed.uuid().toString(),
                "privateShort", closed.shortUuid(),
                "privateFile", closed.fileUuid() + "-240-fragmented.mp4");
    }
}
