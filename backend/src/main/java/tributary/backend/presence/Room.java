package tributary.backend.presence;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The pages of one video, and what was last said to them. Not for several threads at a time.
final class Room {

    private static final int SMALL = 200;
    private static final long PAUSE_MILLIS = 900;

    final UUID video;
    private final Map<String, OpenPage> pages = new LinkedHashMap<>();
    private boolean allowed;
    private boolean changed;
    private boolean wasOpen;
    private long toldAt = Long.MIN_VALUE;

    /// @param allowed whether the video's viewers may share it
    Room(UUID video, boolean allowed) {
        this.video = video;
        this.allowed = allowed;
    }

    void allow(boolean shared) {
        changed |= allowed != shared;
        allowed = shared;
    }

    /// What pages are told.
    ///
    /// @param others pages but this one
    /// @param open whether there are enough others
    /// @param allowed whether the video is shared at all
    /// @param renditions of the others that would share: how many are at which height
    record Viewers(String type, int others, boolean open, boolean allowed, Map<Integer, Integer> renditions) {}

    /// @return the page whose place it took
    @Nullable
    OpenPage enter(OpenPage page) {
        changed = true;
        return pages.put(page.id, page);
    }

    /// @return whether it was here
    boolean leave(OpenPage page) {
        var was = pages.remove(page.id, page);
        changed |= was;
        return was;
    }

    void changed() {
        changed = true;
    }

    int size() {
        return pages.size();
    }

    Collection<OpenPage> pages() {
        return List.copyOf(pages.values());
    }

    Map<Integer, Integer> renditions() {
        var counts = new TreeMap<Integer, Integer>();
        for (var page : pages.values()) {
            if (page.rendition != null && page.sharing) {
                counts.merge(page.rendition, 1, Integer::sum);
            }
        }
        return counts;
    }

    /// Whether it is time to tell the pages of what has changed. A crowd hears of it less often, but at once when the
    /// gate opens or closes.
    boolean isDue(long nowMillis, int enough) {
        if (!changed) {
            return false;
        }
        var pause = PAUSE_MILLIS * Math.max(1, pages.size() / SMALL);
        return toldAt == Long.MIN_VALUE || nowMillis - toldAt >= pause || isOpen(enough) != wasOpen;
    }

    private boolean isOpen(int enough) {
        return pages.size() - 1 >= enough;
    }

    /// What is to be told now, to those pages for which it is news.
    ///
    /// @param write makes the text of a message
    Map<PageLine, String> news(long nowMillis, int enough, Function<Viewers, String> write) {
        var news = new HashMap<PageLine, String>();
        changed = false;
        toldAt = nowMillis;
        wasOpen = isOpen(enough);
        var all = renditions();
        var texts = new HashMap<Integer, String>();
        for (var page : pages.values()) {
            var own = page.sharing && page.rendition != null ? page.rendition : 0;
            var text = texts.computeIfAbsent(own, it -> write.apply(of(it, all)));
            if (!text.equals(page.told)) {
                page.told = text;
                news.put(page.line, text);
            }
        }
        return news;
    }

    private Viewers of(int own, Map<Integer, Integer> all) {
        var others = new TreeMap<>(all);
        others.computeIfPresent(own, (_, count) -> count > 1 ? count - 1 : null);
        return new Viewers("viewers", pages.size() - 1, wasOpen, allowed, others);
    }
}
