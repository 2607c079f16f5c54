package tributary.backend.moderation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that somebody reported, until it is decided.
///
/// @param targetId of the video, channel or account, which may be gone
/// @param videoId null if it is not about a video, or the video is gone
/// @param accountId of the person whose thing it is; null if the account is gone
/// @param title the thing's name when it was first reported
/// @param assignee user name of the moderator who looks after it; null for nobody
public record Case(
        long id,
        Subject.Kind kind,
        long targetId,
        @Nullable Long videoId,
        @Nullable Long channelId,
        @Nullable Long accountId,
        @Nullable String accountName,
        String title,
        boolean open,
        @Nullable Long assigneeId,
        @Nullable String assignee,
        int reports,
        Instant createdAt,
        Instant touchedAt) {}
