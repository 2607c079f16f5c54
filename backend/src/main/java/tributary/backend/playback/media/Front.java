package tributary.backend.playback.media;

import tributary.backend.transcoding.Rendition;

/// The front of a rendition's file: its head and the first fragment. It has an address of its own, because a
/// page's headers can have that asked for before the player is there, which they cannot with a range.
public final class Front {

    private Front() {}

    /// @return bytes
    public static long length(Rendition rendition) {
        return rendition.segments().stream()
                .findFirst()
                .map(first -> first.offset() + first.length())
                .orElse((long) rendition.initLength());
    }
}
