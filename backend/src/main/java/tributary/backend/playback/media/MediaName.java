package tributary.backend.playback.media;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// The names below a video's media address. Whatever else stands there names nothing, so that no address can lead out
/// of the media folder.
sealed interface MediaName {

    /// Of one encode, as all names are.
    UUID fileUuid();

    /// `{fileUuid}-{height}-fragmented.mp4`
    record Content(UUID fileUuid, int height) implements MediaName {}

    /// `{fileUuid}-{height}-front.mp4`
    record Front(UUID fileUuid, int height) implements MediaName {}

    /// `{fileUuid}-{height}.m3u8`
    record Playlist(UUID fileUuid, int height) implements MediaName {}

    /// `{fileUuid}-master.m3u8`
    record Master(UUID fileUuid) implements MediaName {}

    /// `{fileUuid}-poster.jpg`
    record Poster(UUID fileUuid) implements MediaName {}

    /// `{fileUuid}-storyboard.jpg`
    record Storyboard(UUID fileUuid) implements MediaName {}

    /// `{fileUuid}-{language}.vtt`
    record Caption(UUID fileUuid, String language) implements MediaName {}

    String UUID_FORM = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    Pattern FORM = Pattern.compile(
            "(" + UUID_FORM + ")-(?:(\\d{1,5})-fragmented\\.mp4|(\\d{1,5})\\.m3u8|(master\\.m3u8)|(poster\\.jpg)"
                    + "|(storyboard\\.jpg)|([A-Za-z-]{2,16})\\.vtt|(\\d{1,5})-front\\.mp4)");
    Pattern UUID_ALONE = Pattern.compile(UUID_FORM);

    static Optional<UUID> uuid(String text) {
        return UUID_ALONE.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    static Optional<MediaName> parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var uuid = UUID.fromString(matcher.group(1));
        if (matcher.group(2) != null) {
            return Optional.of(new Content(uuid, Integer.parseInt(matcher.group(2))));
        }
        if (matcher.group(3) != null) {
            return Optional.of(new Playlist(uuid, Integer.parseInt(matcher.group(3))));
        }
        if (matcher.group(8) != null) {
            return Optional.of(new Front(uuid, Integer.parseInt(matcher.group(8))));
        }
        if (matcher.group(7) != null) {
            return Optional.of(new Caption(uuid, matcher.group(7)));
        }
        if (matcher.group(6) != null) {
            return Optional.of(new Storyboard(uuid));
        }
        return Optional.of(matcher.group(4) != null ? new Master(uuid) : new Poster(uuid));
    }
}
