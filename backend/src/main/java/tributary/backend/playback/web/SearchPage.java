package tributary.backend.playback.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tributary.backend.channels.Channels;
import tributary.backend.site.Paging;
import tributary.backend.videos.VideoQuery;
import tributary.backend.videos.Videos;

/// `/search?search=`: public videos by title and tag, and channels by name.
@Controller
class SearchPage {

    private static final int LONGEST_QUERY = 200;
    private static final Paging CHANNELS = new Paging(0, 6, "displayName");

    private final Videos videos;
    private final Channels channels;
    private final VideoCards cards;

    SearchPage(Videos videos, Channels channels, VideoCards cards) {
        this.videos = videos;
        this.channels = channels;
        this.cards = cards;
    }

    @GetMapping("/search")
    String search(
            @RequestParam(name = "search", required = false) @Nullable String words,
            @RequestParam @Nullable String start,
            Model model) {
        var query = query(words);
        model.addAttribute("query", query);
        model.addAttribute("search", query);
        if (query.isEmpty()) {
            model.addAttribute("total", 0);
            model.addAttribute("cards", List.of());
            model.addAttribute("channels", List.of());
            return "playback/search";
        }
        var window = Window.of(start);
        var found = videos.publicVideos(
                VideoQuery.newest(window.start(), window.count()).matching(query));
        var first = window.start() == 0;
        model.addAttribute("total", found.total());
        model.addAttribute("cards", cards.of(found.data()));
        model.addAttribute("channels", first ? channelsMatching(query) : List.of());
        var encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
        model.addAttribute("more", window.more("/search?search=" + encoded + "&", found.total()));
        return "playback/search";
    }

    private List<ChannelLink> channelsMatching(String query) {
        return channels.search(query, CHANNELS).data().stream()
                .map(ChannelLink::of)
                .toList();
    }

    /// PostgreSQL's text holds no NUL.
    static String query(@Nullable String words) {
        if (words == null) {
            return "";
        }
        var clean = words.replace("\0", "").strip();
        return clean.length() <= LONGEST_QUERY ? clean : clean.substring(0, LONGEST_QUERY);
    }
}
