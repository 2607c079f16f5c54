package tributary.backend.playback.media;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tributary.backend.transcoding.Rendition;
import tributary.backend.transcoding.Renditions;
import tributary.backend.videos.PrivacyChanged;
import tributary.backend.videos.Video;
import tributary.backend.videos.VideoChanged;
import tributary.backend.videos.VideoDeleted;
import tributary.backend.videos.Videos;

/// What is known of the videos that are being watched, so that a range of a film does not cost a question to the
/// database. Forgotten when a video changes or goes, and otherwise two seconds old at most.
@Component
class MediaShelf {

    private static final int MOST_VIDEOS = 500;
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Videos videos;
    private final Renditions renditions;
    private final Map<UUID, Item> items = new LinkedHashMap<>(16, 0.75f, true);
    private long changes;

    MediaShelf(Videos videos, Renditions renditions) {
        this.videos = videos;
        this.renditions = renditions;
    }

    /// @param readAt by [System#nanoTime()]
    record Item(Video video, List<StoredFile> files, long readAt) {

        private boolean isFresh() {
            return System.nanoTime() - readAt < FRESH.toNanos();
        }

        Optional<StoredFile> file(UUID fileUuid, int height) {
            return files.stream()
                    .filter(file -> file.fileUuid.equals(fileUuid) && file.height == height)
                    .findFirst();
        }
    }

    /// A rendition without its segments, which for a film are many.
    ///
    /// @param frontLength bytes of its head and first segment
    record StoredFile(
            long renditionId, UUID fileUuid, int height, String blobKey, boolean published, long frontLength) {

        private static StoredFile of(Rendition rendition) {
            return new StoredFile(
                    rendition.id(),
                    rendition.fileUuid(),
                    rendition.height(),
                    rendition.blobKey(),
                    rendition.published(),
                    Front.length(rendition));
        }
    }

    /// @param satisfies what the asker is looking for: what is remembered but lacks it is read anew, because renditions
    /// and posters come without notice
    Optional<Item> find(UUID uuid, Predicate<Item> satisfies) {
        Item known;
        long seen;
        synchronized (items) {
            known = items.get(uuid);
            seen = changes;
        }
        if (known != null && known.isFresh() && satisfies.test(known)) {
            return Optional.of(known);
        }
        var read = read(uuid);
        read.ifPresent(item -> remember(item, seen));
        return read;
    }

    private Optional<Item> read(UUID uuid) {
        return videos.find(uuid)
                .map(video -> new Item(
                        video,
                        renditions.ofVideo(video.id()).stream()
                                .map(StoredFile::of)
                                .toList(),
                        System.nanoTime()));
    }

    /// What was read before a change that has been told since may be from before it.
    private void remember(Item item, long seen) {
        synchronized (items) {
            if (changes != seen) {
                return;
            }
            items.put(item.video().uuid(), item);
            if (items.size() > MOST_VIDEOS) {
                items.remove(items.keySet().iterator().next());
            }
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(PrivacyChanged event) {
        forget();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(VideoChanged event) {
        forget();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(VideoDeleted event) {
        forget();
    }

    private void forget() {
        synchronized (items) {
            changes++;
            items.clear();
        }
    }
}
