package tributary.backend.studio.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tributary.backend.studio.web.StudioVideo.State;
import tributary.backend.transcoding.Processing;
import tributary.backend.transcoding.TranscodingJobs;
import tributary.backend.videos.Video;
import tributary.backend.videos.VideoState;

/// Puts together what is known of videos, in the words of the studio.
@Component
class StudioVideos {

    private final TranscodingJobs jobs;
    private final MessageSource messages;

    StudioVideos(TranscodingJobs jobs, MessageSource messages) {
        this.jobs = jobs;
        this.messages = messages;
    }

    List<StudioVideo> describe(List<Video> videos, Locale locale) {
        var processing = jobs.ofVideos(videos.stream().map(Video::id).toList());
        return videos.stream()
                .map(video -> describe(video, processing.get(video.id()), locale))
                .toList();
    }

    StudioVideo describe(Video video, Locale locale) {
        return describe(video, jobs.ofVideos(Set.of(video.id())).get(video.id()), locale);
    }

    private StudioVideo describe(Video video, @Nullable Processing processing, Locale locale) {
        var state = state(video, processing);
        var busy = state == State.PROCESSING || state == State.PLAYABLE;
        return new StudioVideo(
                video,
                state,
                text("studio.state." + state.name().toLowerCase(Locale.ROOT), locale),
                busy && processing != null ? (int) processing.percent() : null,
                busy && processing != null ? left(processing.secondsLeft(), locale) : null,
                video.failure(),
                video.state() == VideoState.PUBLISHED,
                processing != null && processing.state() == Processing.State.FAILED && processing.retryable(),
                length(video.durationSeconds()));
    }

    private static State state(Video video, @Nullable Processing processing) {
        var playable = video.state() == VideoState.PUBLISHED;
        if (video.isBlocked()) {
            return State.BLOCKED;
        }
        if (video.held() && playable) {
            return State.HELD;
        }
        if (processing == null) {
            return playable ? State.READY : State.WAITING;
        }
        return switch (processing.state()) {
            case WAITING -> playable ? State.PLAYABLE : State.WAITING;
            case RUNNING -> playable ? State.PLAYABLE : State.PROCESSING;
            case DONE -> playable ? State.READY : State.PROCESSING;
            case FAILED -> playable ? State.INCOMPLETE : State.FAILED;
        };
    }

    private @Nullable String left(@Nullable Integer seconds, Locale locale) {
        if (seconds == null) {
            return null;
        }
        if (seconds < 60) {
            return text("studio.left.seconds", locale, Math.max(1, seconds));
        }
        var minutes = Math.round(seconds / 60.0);
        return minutes < 60
                ? text("studio.left.minutes", locale, minutes)
                : text("studio.left.hours", locale, minutes / 60, minutes % 60);
    }

    /// As players show it: 4:05, 1:02:03.
    static String length(double durationSeconds) {
        var all = Math.round(durationSeconds);
        if (all == 0) {
            return "";
        }
        var hours = all / 3600;
        var minutes = all / 60 % 60;
        var seconds = all % 60;
        return hours > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, seconds)
                : String.format(Locale.ROOT, "%d:%02d", minutes, seconds);
    }

    private String text(String key, Locale locale, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
