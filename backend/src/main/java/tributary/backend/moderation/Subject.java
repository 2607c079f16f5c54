package tributary.backend.moderation;

import org.jspecify.annotations.Nullable;

/// A thing that can be reported and decided about.
///
/// @param id of the video, channel or account
/// @param accountId of the person whose it is
/// @param title its name, which stays in the case when the thing is gone
/// @param path of its page
public record Subject(Kind kind, long id, long accountId, String title, String path) {

    /// What it is.
    public enum Kind {
        VIDEO,
        CHANNEL,
        ACCOUNT
    }

    public @Nullable Long videoId() {
        return kind == Kind.VIDEO ? id : null;
    }

    public @Nullable Long channelId() {
        return kind == Kind.CHANNEL ? id : null;
    }
}
