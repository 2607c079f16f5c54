package tributary.backend.studio.web;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.backend.channels.Channel;
import tributary.backend.site.Refused;
import tributary.backend.videos.Privacy;
import tributary.backend.videos.Video;
import tributary.backend.videos.VideoDetails;

/// The edit page's fields as they were sent; what the page does not have stays as it was.
record EditForm(
        @Nullable String name,
        @Nullable String description,
        @Nullable Long channelId,
        @Nullable Integer privacy,
        @Nullable String tags,
        @Nullable Integer category,
        @Nullable String language,
        @Nullable Boolean waitTranscoding,
        @Nullable Boolean waitShown) {

    static EditForm of(Video video) {
        return new EditForm(
                video.name(),
                video.description(),
                video.channelId(),
                video.privacy().id(),
                String.join(", ", video.tags()),
                video.category(),
                video.language(),
                video.waitTranscoding(),
                null);
    }

    /// What stands in the form before a file is chosen.
    static EditForm empty(List<Channel> channels) {
        var first = channels.isEmpty() ? null : channels.getFirst().id();
        return new EditForm(null, null, first, Privacy.PUBLIC.id(), null, null, null, false, null);
    }

    VideoDetails over(VideoDetails before) {
        return new VideoDetails(
                channelId == null ? before.channelId() : channelId,
                name == null ? before.name() : name,
                description,
                before.support(),
                tagList(),
                category == null || category == 0 ? null : category,
                before.licence(),
                language,
                before.nsfw(),
                before.downloadEnabled(),
                before.commentsPolicy(),
                privacy == null ? before.privacy() : privacyOf(privacy),
                waitShown == null ? before.waitTranscoding() : waitTranscoding != null && waitTranscoding,
                before.originallyPublishedAt());
    }

    private List<String> tagList() {
        return tags == null
                ? List.of()
                : Stream.of(tags.split(",", -1))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .toList();
    }

    private static Privacy privacyOf(int id) {
        return Privacy.byId(id).orElseThrow(() -> Refused.invalid("A video is public, unlisted or private."));
    }
}
