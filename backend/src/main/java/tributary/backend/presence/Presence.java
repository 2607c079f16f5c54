package tributary.backend.presence;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.json.JsonMapper;
import tributary.backend.settings.LiveSettings;
import tributary.backend.site.Refused;
import tributary.backend.videos.Privacy;
import tributary.backend.videos.PrivacyChanged;
import tributary.backend.videos.SharingChanged;
import tributary.backend.videos.Video;
import tributary.backend.videos.VideoBlocked;
import tributary.backend.videos.VideoDeleted;
import tributary.backend.videos.VideoHeld;
import tributary.backend.videos.VideoSharing;

/// All open pages. A page counts from its first frame, whether or not it shares, until it is closed.
@Component
public class Presence {

    private static final long LOOK_MILLIS = 200;

    private final LiveSettings live;
    private final PresenceSettings settings;
    private final JsonMapper json;
    private final VideoSharing sharing;
    private final MessageSource messages;
    private final Clock clock;
    private final Map<Long, Room> rooms = new HashMap<>();
    private final Map<String, Integer> ofAddress = new HashMap<>();
    private final ReentrantLock telling = new ReentrantLock();
    private int total;

    Presence(
            LiveSettings live,
            PresenceSettings settings,
            VideoSharing sharing,
            JsonMapper json,
            MessageSource messages,
            Clock clock) {
        this.sharing = sharing;
        this.live = live;
        this.settings = settings;
        this.json = json;
        this.messages = messages;
        this.clock = clock;
    }

    /// A page's last message.
    ///
    /// @param status for programs
    /// @param message for the viewer
    private record Closed(String type, String status, String message) {}

    /// Pages of the video that are open now.
    public synchronized int pages(long videoId) {
        var room = rooms.get(videoId);
        return room == null ? 0 : room.size();
    }

    /// Pages that would share, by the height of the rendition that they play; lowest first.
    public synchronized Map<Integer, Integer> renditions(long videoId) {
        var room = rooms.get(videoId);
        return room == null ? Map.of() : room.renditions();
    }

    /// Of all videos.
    public synchronized int total() {
        return total;
    }

    /// How many pages are open, by video.
    public synchronized Map<Long, Integer> byVideo() {
        var counts = new HashMap<Long, Integer>();
        rooms.forEach((video, room) -> counts.put(video, room.size()));
        return counts;
    }

    /// Ends the video on all open pages: they leave their swarms, drop what they have and show the message.
    ///
    /// @param status what happened, for programs: `blocked`, `private`, `deleted`
    /// @param message a sentence for the viewers
    public void close(UUID video, String status, String message) {
        find(video).forEach(id -> close(id, _ -> true, status, _ -> message));
    }

    private synchronized List<Long> find(UUID video) {
        return rooms.entrySet().stream()
                .filter(room -> room.getValue().video.equals(video))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// @throws Refused 429 if this address, or everybody together, has too many pages open
    public synchronized void requireRoom(String address) {
        if (total >= settings.pages() || ofAddress.getOrDefault(address, 0) >= settings.pagesPerAddress()) {
            throw new Refused(
                    HttpStatus.TOO_MANY_REQUESTS,
                    null,
                    "Too many pages are open. Close one of them, or come back later.");
        }
    }

    /// The page is told at once who else is here.
    public void enter(Video video, OpenPage page) {
        OpenPage before;
        var shared = sharing.isShared(video);
        synchronized (this) {
            before = rooms.computeIfAbsent(video.id(), _ -> new Room(video.uuid(), shared))
                    .enter(page);
            ofAddress.merge(page.address, 1, Integer::sum);
            total++;
            if (before != null) {
                forget(before);
            }
        }
        if (before != null) {
            before.line.end("");
        }
        look();
    }

    /// @param rendition height of the rendition that the page plays, if one was chosen yet
    /// @param shares whether it would exchange data with others
    public synchronized void said(OpenPage page, @Nullable Integer rendition, boolean shares) {
        page.rendition = rendition;
        page.sharing = shares;
        var room = rooms.get(page.videoId);
        if (room != null) {
            room.changed();
        }
    }

    /// Doing it again changes nothing.
    public synchronized void leave(OpenPage page) {
        var room = rooms.get(page.videoId);
        if (room != null && room.leave(page)) {
            forget(page);
            if (room.size() == 0) {
                rooms.remove(page.videoId);
            }
        }
    }

    private void forget(OpenPage page) {
        total--;
        ofAddress.computeIfPresent(page.address, (_, count) -> count > 1 ? count - 1 : null);
    }

    /// Nothing is sent while the pages are counted: a line that breaks while it is used leaves at once.
    @Scheduled(fixedDelay = LOOK_MILLIS)
    void look() {
        telling.lock();
        try {
            news().forEach(PageLine::tell);
        } finally {
            telling.unlock();
        }
    }

    private synchronized Map<PageLine, String> news() {
        var now = clock.millis();
        var enough = live.of(SharingSettings.class).others();
        var news = new HashMap<PageLine, String>();
        for (var room : rooms.values()) {
            if (room.isDue(now, enough)) {
                news.putAll(room.news(now, enough, json::writeValueAsString));
            }
        }
        return news;
    }

    @Scheduled(fixedDelayString = "${tributary.presence.ping:20s}")
    void ping() {
        all().forEach(page -> page.line.ping());
    }

    private synchronized List<OpenPage> all() {
        return rooms.values().stream().flatMap(room -> room.pages().stream()).toList();
    }

    private void close(long videoId, Predicate<OpenPage> which, String status, Function<Locale, String> message) {
        var gone = new ArrayList<OpenPage>();
        synchronized (this) {
            var room = rooms.get(videoId);
            if (room != null) {
                room.pages().stream().filter(which).forEach(gone::add);
                gone.forEach(this::leave);
            }
        }
        gone.forEach(page ->
                page.line.end(json.writeValueAsString(new Closed("closed", status, message.apply(page.language)))));
    }

    private synchronized void allow(long videoId, boolean shared) {
        var room = rooms.get(videoId);
        if (room != null) {
            room.allow(shared);
        }
    }

    @TransactionalEventListener
    void on(SharingChanged event) {
        allow(event.videoId(), event.shared());
    }

    /// Its owner's pages go on, but their tokens lead nowhere any more.
    @TransactionalEventListener
    void on(PrivacyChanged event) {
        if (event.to() == Privacy.PRIVATE) {
            allow(event.videoId(), false);
            close(event.videoId(), page -> !page.privileged, "private", says("presence.closed.private"));
        }
    }

    @TransactionalEventListener
    void on(VideoDeleted event) {
        close(event.videoId(), _ -> true, "deleted", says("presence.closed.deleted"));
    }

    @TransactionalEventListener
    void on(VideoBlocked event) {
        close(
                event.videoId(),
                _ -> true,
                "blocked",
                language -> messages.getMessage("presence.closed.blocked", new Object[] {event.reason()}, language));
    }

    @TransactionalEventListener
    void on(VideoHeld event) {
        close(event.videoId(), page -> !page.privileged, "held", says("presence.closed.held"));
    }

    private Function<Locale, String> says(String key) {
        return language -> messages.getMessage(key, null, language);
    }

    /// Before the web server stops: it would wait for lines that nobody hangs up.
    @EventListener
    void on(ContextClosedEvent event) {
        all().forEach(page -> page.line.end(""));
    }
}
