package tributary.backend.playback;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.SignedIn;
import tributary.backend.captions.Captions;
import tributary.backend.chapters.Chapters;
import tributary.backend.history.WatchHistory;
import tributary.backend.transcoding.Storyboards;
import tributary.backend.videos.Languages;
import tributary.backend.videos.Video;

/// What a player shows beside the picture.
@Component
class PlayerExtras {

    private final Captions captions;
    private final Chapters chapters;
    private final Storyboards storyboards;
    private final WatchHistory history;

    PlayerExtras(Captions captions, Chapters chapters, Storyboards storyboards, WatchHistory history) {
        this.captions = captions;
        this.chapters = chapters;
        this.storyboards = storyboards;
        this.history = history;
    }

    List<PlayerConfig.Captions> captions(Video video) {
        var reader = LocaleContextHolder.getLocale();
        return captions.ofVideo(video.id()).stream()
                .map(caption -> new PlayerConfig.Captions(
                        caption.language(), Languages.name(caption.language(), reader), caption.path()))
                .toList();
    }

    List<PlayerConfig.Part> chapters(Video video) {
        return chapters.of(video).chapters().stream()
                .map(chapter -> new PlayerConfig.Part(chapter.start(), chapter.title()))
                .toList();
    }

    PlayerConfig.@Nullable Sheet storyboard(Video video) {
        return storyboards
                .ofVideo(video.id())
                .map(sheet -> new PlayerConfig.Sheet(
                        MediaAddresses.storyboard(sheet),
                        sheet.tileWidth(),
                        sheet.tileHeight(),
                        sheet.columns(),
                        sheet.count(),
                        sheet.intervalSeconds()))
                .orElse(null);
    }

    PlayerConfig.@Nullable Resume resume(Video video, @Nullable SignedIn viewer) {
        var seconds = viewer == null ? null : history.resume(viewer, video);
        return seconds == null
                ? null
                : new PlayerConfig.Resume(seconds, "/api/v1/videos/" + video.uuid() + "/watching");
    }
}
