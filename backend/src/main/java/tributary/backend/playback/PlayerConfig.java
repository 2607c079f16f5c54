package tributary.backend.playback;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the player of one page is told. All addresses are relative to the page's own host.
///
/// @param hls the master playlist
/// @param fallback a file of the middle rung, for browsers without scripts
/// @param poster the still picture, if there is one yet
/// @param next offered at the end
/// @param playlists what stands in those that are read first, by address; empty where that would be long
/// @param first what playback begins with, where it begins at the start
/// @param renditions the published rungs, highest first; never empty
/// @param report takes `POST` with what the page claims about its bytes and stalls
/// @param captions by name of the language
/// @param chapters in order
/// @param storyboard absent until there is one
/// @param resume absent for visitors, and for viewers whose history is off
public record PlayerConfig(
        Subject video,
        String hls,
        String fallback,
        @Nullable String poster,
        @Nullable Next next,
        Map<String, String> playlists,
        @Nullable First first,
        List<Rung> renditions,
        PeerToPeer p2p,
        String report,
        List<Captions> captions,
        List<Part> chapters,
        @Nullable Sheet storyboard,
        @Nullable Resume resume) {

    public record Subject(UUID uuid, String shortUuid, String name, double durationSeconds) {}

    /// @param url of its page
    public record Next(String url, String title, @Nullable String poster) {}

    /// The front of a rendition's file, which the page's headers have asked for already.
    ///
    /// @param height of the rendition
    /// @param bytes how long it is
    public record First(int height, String url, long bytes) {}

    /// @param bitsPerSecond the peak, as the playlist announces it
    /// @param size bytes of the file
    /// @param infoHash 40 hexadecimal digits; absent for videos that are in no swarm
    public record Rung(
            int height,
            int width,
            long bitsPerSecond,
            long averageBitsPerSecond,
            long size,
            String codecs,
            String file,
            String playlist,
            @Nullable String infoHash,
            @Nullable String torrent,
            int pieceLength) {}

    /// @param allowed whether this video may be shared between viewers at all
    /// @param pass where to fetch a fresh token
    /// @param iceServers addresses of STUN servers, which are the site's own or none
    /// @param presence where the page holds its line to the site
    /// @param others how many other pages must watch before this one connects to any
    /// @param watching pages that show the video now
    /// @param consent what the notice waits for, `ask` or `notice`
    /// @param startsOn whether this kind of player shares by itself
    /// @param uploadBytesPerSecond the most that the page gives to others; absent for no limit
    /// @param rungCap height of the highest rendition that peers carry; absent for all
    public record PeerToPeer(
            boolean allowed,
            String tracker,
            String pass,
            @Nullable String token,
            @Nullable Instant tokenExpiresAt,
            List<String> seederPeerIds,
            List<String> iceServers,
            String presence,
            int others,
            int watching,
            String consent,
            boolean startsOn,
            @Nullable Long uploadBytesPerSecond,
            @Nullable Integer rungCap) {}

    /// @param language code for `<track srclang>`
    /// @param label the language's name in the reader's
    public record Captions(String language, String label, String url) {}

    /// @param start whole seconds
    public record Part(int start, String title) {}

    /// Small pictures row by row on one sheet.
    ///
    /// @param width of one tile
    /// @param height of one tile
    public record Sheet(String url, int width, int height, int columns, int count, int intervalSeconds) {}

    /// @param seconds where to go on; 0 is the start
    /// @param url takes `PUT {"currentTime": seconds}`
    public record Resume(int seconds, String url) {}
}
