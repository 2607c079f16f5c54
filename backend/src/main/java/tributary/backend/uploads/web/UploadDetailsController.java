package tributary.backend.uploads.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.JsonBody;
import tributary.backend.site.Refused;
import tributary.backend.site.SentAs;
import tributary.backend.uploads.Upload;
import tributary.backend.uploads.Uploads;
import tributary.backend.videos.Privacy;
import tributary.backend.videos.VideoDetails;

/// What the page asks and says beside the bytes.
@RestController
@RequestMapping({UploadRoutes.PAGES, UploadRoutes.PROGRAMS})
class UploadDetailsController {

    private final Uploads uploads;

    UploadDetailsController(Uploads uploads) {
        this.uploads = uploads;
    }

    /// An unfinished upload, so that a file chosen again goes on where it was.
    record Unfinished(
            UUID id,
            String fileName,
            @Nullable String fingerprint,
            long size,
            long received,
            String name,
            Instant expiresAt) {

        static Unfinished of(Upload upload) {
            return new Unfinished(
                    upload.id(),
                    upload.fileName(),
                    upload.fingerprint(),
                    upload.size(),
                    upload.received(),
                    upload.details().name(),
                    upload.expiresAt());
        }
    }

    @GetMapping
    List<Unfinished> unfinished(@AuthenticationPrincipal SignedIn who) {
        return uploads.unfinished(who).stream().map(Unfinished::of).toList();
    }

    /// Fields that are absent stay as they are.
    record Said(
            @Nullable String name,
            @Nullable String description,
            @Nullable Long channelId,
            @Nullable Integer privacy,
            @Nullable Boolean waitTranscoding,
            @Nullable List<String> tags,
            @Nullable Integer category,
            @Nullable String language) {

        VideoDetails over(VideoDetails before) {
            return new VideoDetails(
                    channelId == null ? before.channelId() : channelId,
                    name == null ? before.name() : name,
                    description == null ? before.description() : description,
                    before.support(),
                    tags == null ? before.tags() : tags,
                    category == null ? before.category() : category == 0 ? null : category,
                    before.licence(),
                    language == null ? before.language() : language,
                    before.nsfw(),
                    before.downloadEnabled(),
                    before.commentsPolicy(),
                    privacy == null ? before.privacy() : privacyOf(privacy),
                    waitTranscoding == null ? before.waitTranscoding() : waitTranscoding,
                    before.originallyPublishedAt());
        }

        private static Privacy privacyOf(int id) {
            return Privacy.byId(id).orElseThrow(() -> Refused.invalid("A video is public, unlisted or private."));
        }
    }

    @PutMapping("/{id}/details")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void describe(@AuthenticationPrincipal SignedIn who, @PathVariable UUID id, @SentAs(Said.class) JsonBody body) {
        uploads.describe(id, who, before -> body.as(Said.class).over(before));
    }
}
