package tributary.backend.videos;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.site.PageOf;

/// All videos. Nobody's rights are checked here: see [VideoAccess].
@Service
public class Videos {

    private final VideoRows rows;
    private final PublicVideos publicVideos;
    private final DetailsCheck check;
    private final ApplicationEventPublisher events;

    Videos(VideoRows rows, PublicVideos publicVideos, DetailsCheck check, ApplicationEventPublisher events) {
        this.rows = rows;
        this.publicVideos = publicVideos;
        this.check = check;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Optional<Video> find(long id) {
        return rows.findById(id).map(VideoEntity::toVideo);
    }

    @Transactional(readOnly = true)
    public Optional<Video> find(UUID uuid) {
        return rows.findByUuid(uuid).map(VideoEntity::toVideo);
    }

    @Transactional(readOnly = true)
    public Map<Long, Video> findAll(Collection<Long> ids) {
        var found = new HashMap<Long, Video>();
        for (var row : rows.findByIdIn(ids)) {
            found.put(row.id(), row.toVideo());
        }
        return found;
    }

    /// Finds by number, dashed UUID or 22 characters of base 58, whatever the text is.
    @Transactional(readOnly = true)
    public Optional<Video> resolve(String id) {
        var uuid = ShortUuid.either(id);
        if (uuid.isPresent()) {
            return find(uuid.get());
        }
        return number(id).flatMap(this::find);
    }

    /// Published and public ones of accounts that are not suspended.
    @Transactional(readOnly = true)
    public PageOf<Video> publicVideos(VideoQuery query) {
        return publicVideos.list(query);
    }

    /// The same for those who need no total: counting all of a large site takes far longer than finding a page.
    @Transactional(readOnly = true)
    public List<Video> somePublicVideos(VideoQuery query) {
        return publicVideos.some(query);
    }

    /// All of an account's own, in any state, newest first.
    ///
    /// @param search words that must stand in the name; empty for all
    @Transactional(readOnly = true)
    public PageOf<Video> ownedBy(long accountId, String search, int start, int count) {
        var page = rows.ownedBy(accountId, search, start, count);
        return new PageOf<>(
                rows.countOwnedBy(accountId, search),
                page.stream().map(VideoEntity::toVideo).toList());
    }

    static Optional<Long> number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(text));
    }

    /// Bytes of all sources that the account's videos were made of.
    @Transactional(readOnly = true)
    public long sourceBytesOf(long accountId) {
        return rows.sourceBytesOf(accountId);
    }

    /// Makes the video of a source that was received completely.
    ///
    /// @throws tributary.backend.site.Refused as [DetailsCheck#require]
    @Transactional
    public Video create(long accountId, VideoDetails details, long sourceSize) {
        var clean = check.require(details, accountId);
        return rows.save(new VideoEntity(accountId, clean, sourceSize, now())).toVideo();
    }

    /// @return the video as it is now; empty if there is none of that id
    /// @throws tributary.backend.site.Refused as [DetailsCheck#require]
    @Transactional
    public Optional<Video> change(long id, VideoDetails details) {
        return rows.lock(id).map(video -> {
            var clean = check.require(details, video.accountId());
            var before = video.change(clean, now());
            if (before != details.privacy()) {
                events.publishEvent(new PrivacyChanged(id, before, details.privacy()));
            }
            events.publishEvent(new VideoChanged(id));
            return video.toVideo();
        });
    }

    /// Keeps others from changing or deleting the video until the transaction ends. Whoever locks rows that hang on a
    /// video does this first, so that two transactions never wait for each other.
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Video> hold(long id) {
        return rows.lock(id).map(VideoEntity::toVideo);
    }

    /// Nothing happens if there is none of that id.
    @Transactional
    public void delete(long id) {
        rows.lock(id).ifPresent(video -> {
            rows.delete(video);
            events.publishEvent(new VideoDeleted(id, video.uuid()));
        });
    }

    @Transactional
    public void sourceProbed(long id, double durationSeconds, int width, int height) {
        rows.lock(id).ifPresent(video -> video.sourceProbed(durationSeconds, width, height));
    }

    @Transactional
    public void posterReady(long id, String blobKey, int width, int height) {
        rows.lock(id).ifPresent(video -> video.posterReady(blobKey, width, height));
    }

    /// Viewers may watch it from now on; telling it again changes nothing.
    @Transactional
    public void becamePlayable(long id) {
        rows.lock(id).ifPresent(video -> {
            if (video.becamePlayable(now())) {
                events.publishEvent(new VideoPublished(id));
            }
        });
    }

    @Transactional
    public void processingFinished(long id) {
        rows.lock(id).ifPresent(VideoEntity::processingFinished);
    }

    @Transactional
    public void processingFailed(long id, String reason) {
        rows.lock(id).ifPresent(video -> video.processingFailed(reason));
    }

    /// After a failure it is being tried again.
    @Transactional
    public void processingResumed(long id) {
        rows.lock(id).ifPresent(VideoEntity::processingResumed);
    }

    /// Adds views, by video. A video that is gone is left out.
    @Transactional
    public void viewed(Map<Long, Long> views) {
        views.forEach(rows::addViews);
    }

    /// PostgreSQL keeps microseconds; so does what is handed out before it was stored.
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
