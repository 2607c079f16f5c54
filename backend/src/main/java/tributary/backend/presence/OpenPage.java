package tributary.backend.presence;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One page that shows a video's player and has reached its first frame.
public final class OpenPage {

    final String id;
    final long videoId;
    final String address;
    final Locale language;
    final boolean privileged;
    final PageLine line;

    @Nullable
    Integer rendition;

    boolean sharing;
    String told = "";

    /// @param id made up by the page for as long as it is open; a second line of the same page takes the first one's
    /// place
    /// @param address as [tributary.backend.site.Asker] gives it
    /// @param privileged whether the viewer may see the video whatever its privacy
    public OpenPage(String id, long videoId, String address, Locale language, boolean privileged, PageLine line) {
        this.id = id;
        this.videoId = videoId;
        this.address = address;
        this.language = language;
        this.privileged = privileged;
        this.line = line;
    }
}
