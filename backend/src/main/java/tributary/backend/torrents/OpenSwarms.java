package tributary.backend.torrents;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tributary.backend.presence.SharingSettings;
import tributary.backend.settings.LiveSettings;
import tributary.backend.settings.SettingsChanged;
import tributary.backend.tracking.SiteTracker;
import tributary.backend.videos.Privacy;
import tributary.backend.videos.PrivacyChanged;
import tributary.backend.videos.SharingChanged;
import tributary.backend.videos.VideoBlocked;
import tributary.backend.videos.VideoDeleted;
import tributary.backend.videos.VideoHeld;
import tributary.backend.videos.VideoReleased;
import tributary.backend.videos.VideoSharing;
import tributary.backend.videos.VideoUnblocked;
import tributary.protocol.InfoHash;

/// Tells the tracker which swarms are ours: all of them at the start, and each video's after it has changed.
///
/// What the database says is read under the same lock under which the tracker is told, and after every commit anew;
/// so the last word is always that of the last commit, in whatever order the threads come.
@Component
public class OpenSwarms implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OpenSwarms.class);

    private final TorrentRows rows;
    private final SiteTracker tracker;
    private final ApplicationEventPublisher events;
    private final LiveSettings settings;
    private final VideoSharing sharing;
    private final Map<Long, Set<InfoHash>> ofVideo = new HashMap<>();
    private volatile boolean running;

    OpenSwarms(
            TorrentRows rows,
            SiteTracker tracker,
            ApplicationEventPublisher events,
            LiveSettings settings,
            VideoSharing sharing) {
        this.sharing = sharing;
        this.settings = settings;
        this.rows = rows;
        this.tracker = tracker;
        this.events = events;
    }

    /// The video's swarms that the tracker serves now.
    public synchronized Set<InfoHash> ofVideo(long videoId) {
        return Set.copyOf(ofVideo.getOrDefault(videoId, Set.of()));
    }

    /// Makes the tracker serve what the video has, and nothing else of it.
    void refresh(long videoId) {
        Set<InfoHash> gone;
        synchronized (this) {
            var wanted = rows.wanted(videoId);
            gone = new HashSet<>(ofVideo(videoId));
            wanted.forEach(swarm -> gone.remove(swarm.infoHash()));
            gone.forEach(tracker::dismiss);
            ofVideo.remove(videoId);
            wanted.forEach(this::open);
        }
        tell(gone);
    }

    private void open(TorrentRows.Wanted swarm) {
        tracker.admit(swarm.infoHash(), swarm.group(), swarm.anyone() && ordinaryClients());
        ofVideo.computeIfAbsent(swarm.videoId(), _ -> new HashSet<>()).add(swarm.infoHash());
    }

    private boolean ordinaryClients() {
        return settings.of(SharingSettings.class).ordinaryClients();
    }

    /// At once and without a question to the database.
    private void close(long videoId) {
        Set<InfoHash> gone;
        synchronized (this) {
            gone = ofVideo(videoId);
            ofVideo.remove(videoId);
            gone.forEach(tracker::dismiss);
        }
        tell(gone);
    }

    private void tell(Set<InfoHash> gone) {
        if (!gone.isEmpty()) {
            events.publishEvent(new SwarmsClosed(Set.copyOf(gone)));
        }
    }

    /// In the transaction: a video that is not shared has no torrents.
    @EventListener
    void forget(PrivacyChanged event) {
        if (!sharing.isShared(event.videoId(), event.to())) {
            rows.deleteOfVideo(event.videoId());
        }
    }

    /// As above.
    @EventListener
    void forget(SharingChanged event) {
        if (!event.shared()) {
            rows.deleteOfVideo(event.videoId());
        }
    }

    /// Who is in the swarm of a video that becomes private has to come back with another token, if at all.

    @TransactionalEventListener
    void on(PrivacyChanged event) {
        if (event.to() == Privacy.PRIVATE) {
            close(event.videoId());
        }
        refreshLater(event.videoId());
    }

    @TransactionalEventListener
    void on(SharingChanged event) {
        if (!event.shared()) {
            close(event.videoId());
        }
        refreshLater(event.videoId());
    }

    @TransactionalEventListener
    void on(VideoDeleted event) {
        close(event.videoId());
        refreshLater(event.videoId());
    }

    /// Whoever is in a swarm already stays until the next announce.
    @EventListener
    synchronized void on(SettingsChanged event) {
        if (event.type() == SharingSettings.class) {
            rows.allWanted().forEach(this::open);
        }
    }

    @TransactionalEventListener
    void on(VideoBlocked event) {
        close(event.videoId());
        refreshLater(event.videoId());
    }

    @TransactionalEventListener
    void on(VideoHeld event) {
        close(event.videoId());
        refreshLater(event.videoId());
    }

    @TransactionalEventListener
    void on(VideoUnblocked event) {
        refreshLater(event.videoId());
    }

    @TransactionalEventListener
    void on(VideoReleased event) {
        refreshLater(event.videoId());
    }

    /// Not on the thread whose transaction is just being cleared away.
    private void refreshLater(long videoId) {
        Thread.ofVirtual().name("swarms-of-" + videoId).start(() -> refresh(videoId));
    }

    @Override
    public synchronized void start() {
        List<TorrentRows.Wanted> all = rows.allWanted();
        ofVideo.clear();
        all.forEach(this::open);
        running = true;
        log.info("The tracker serves {} torrents of {} videos", all.size(), ofVideo.size());
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Before the web server, so that nobody is told of a torrent that the tracker does not know.
    @Override
    public int getPhase() {
        return 0;
    }
}
