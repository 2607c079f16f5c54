package tributary.backend.videos;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// The aggregate: changes go through methods that know which states permit them.
@Entity
@Table(name = "video")
class VideoEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private UUID uuid;
    private long accountId;
    private long channelId;
    private String name;
    private @Nullable String description;
    private @Nullable String support;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> tags = new ArrayList<>();

    private @Nullable Integer category;
    private @Nullable Integer licence;
    private @Nullable String language;
    private boolean nsfw;
    private boolean downloadEnabled;
    private int commentsPolicy;

    @Enumerated(EnumType.STRING)
    private Privacy privacy;

    @Enumerated(EnumType.STRING)
    private VideoState state;

    private @Nullable String failure;
    private boolean waitTranscoding;
    private long sourceSize;
    private double durationSeconds;
    private int width;
    private int height;
    private @Nullable String posterKey;
    private int posterWidth;
    private int posterHeight;
    private long views;
    private Instant createdAt;
    private Instant updatedAt;
    private @Nullable Instant publishedAt;
    private @Nullable Instant originallyPublishedAt;
    private boolean held;
    private boolean delisted;
    private @Nullable Instant blockedAt;
    private @Nullable String blockedReason;
    private @Nullable String sensitiveReason;

    @SuppressWarnings("NullAway.Init")
    protected VideoEntity() {}

    @SuppressWarnings("NullAway.Init") // describe() sets the rest
    VideoEntity(long accountId, VideoDetails details, long sourceSize, Instant now) {
        this.uuid = UUID.randomUUID();
        this.accountId = accountId;
        this.sourceSize = sourceSize;
        this.state = VideoState.TO_TRANSCODE;
        this.createdAt = now;
        describe(details, now);
    }

    /// @return the privacy that stood before
    Privacy change(VideoDetails details, Instant now) {
        var before = privacy;
        describe(details, now);
        return before;
    }

    private void describe(VideoDetails details, Instant now) {
        channelId = details.channelId();
        name = details.name();
        description = details.description();
        support = details.support();
        tags = new ArrayList<>(details.tags());
        category = details.category();
        licence = details.licence();
        language = details.language();
        nsfw = details.nsfw() || sensitiveReason != null;
        downloadEnabled = details.downloadEnabled();
        commentsPolicy = details.commentsPolicy();
        privacy = details.privacy();
        waitTranscoding = details.waitTranscoding();
        originallyPublishedAt = details.originallyPublishedAt();
        updatedAt = now;
    }

    void sourceProbed(double seconds, int pictureWidth, int pictureHeight) {
        durationSeconds = seconds;
        width = pictureWidth;
        height = pictureHeight;
    }

    void posterReady(String key, int pictureWidth, int pictureHeight) {
        posterKey = key;
        posterWidth = pictureWidth;
        posterHeight = pictureHeight;
    }

    /// @return whether this is news
    boolean becamePlayable(Instant now) {
        if (state == VideoState.PUBLISHED) {
            return false;
        }
        state = VideoState.PUBLISHED;
        if (publishedAt == null) {
            publishedAt = now;
        }
        return !held;
    }

    void processingFinished() {
        failure = null;
    }

    /// What is playable already stays so; the reason then tells of the renditions that are missing.
    void processingFailed(String reason) {
        failure = reason;
        if (state == VideoState.TO_TRANSCODE) {
            state = VideoState.TRANSCODING_FAILED;
        }
    }

    void processingResumed() {
        failure = null;
        if (state == VideoState.TRANSCODING_FAILED) {
            state = VideoState.TO_TRANSCODE;
        }
    }

    void block(String reason, Instant now) {
        blockedAt = now;
        blockedReason = reason;
    }

    /// @return whether it was blocked
    boolean unblock() {
        var was = blockedAt != null;
        blockedAt = null;
        blockedReason = null;
        return was;
    }

    @Nullable
    Instant blockedAt() {
        return blockedAt;
    }

    void delist(boolean wanted) {
        delisted = wanted;
    }

    void label(@Nullable String explanation, boolean sensitive) {
        sensitiveReason = explanation;
        nsfw = sensitive || explanation != null;
    }

    void keepBack() {
        held = true;
    }

    boolean isHeld() {
        return held;
    }

    /// @return whether others may watch it from now on
    boolean release(Instant now) {
        held = false;
        if (state != VideoState.PUBLISHED) {
            return false;
        }
        publishedAt = now;
        return true;
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("Not saved yet");
        }
        return id;
    }

    long accountId() {
        return accountId;
    }

    UUID uuid() {
        return uuid;
    }

    Privacy privacy() {
        return privacy;
    }

    long sourceSize() {
        return sourceSize;
    }

    Video toVideo() {
        return new Video(
                id(),
                uuid,
                ShortUuid.of(uuid),
                accountId,
                channelId,
                name,
                description,
                support,
                tags,
                category,
                licence,
                language,
                nsfw,
                downloadEnabled,
                commentsPolicy,
                privacy,
                state,
                failure,
                waitTranscoding,
                durationSeconds,
                width,
                height,
                posterKey,
                posterWidth,
                posterHeight,
                views,
                createdAt,
                updatedAt,
                publishedAt,
                originallyPublishedAt,
                held,
                delisted,
                blockedAt,
                blockedReason,
                sensitiveReason);
    }
}
