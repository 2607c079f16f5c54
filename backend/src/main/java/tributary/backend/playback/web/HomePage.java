package tributary.backend.playback.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tributary.backend.site.PublicAddress;
import tributary.backend.videos.VideoQuery;
import tributary.backend.videos.Videos;

/// `/`: the newest public videos.
@Controller
class HomePage {

    private final Videos videos;
    private final VideoCards cards;
    private final PublicAddress address;

    HomePage(Videos videos, VideoCards cards, PublicAddress address) {
        this.videos = videos;
        this.cards = cards;
        this.address = address;
    }

    @GetMapping("/")
    String home(@RequestParam @Nullable String after, Model model, HttpServletRequest request) {
        var place = Places.parse(after);
        var found =
                videos.somePublicVideos(VideoQuery.newest(0, Places.CARDS + 1).after(place));
        var page = Places.Page.of(found, "/");
        model.addAttribute("cards", cards.of(page.videos()));
        model.addAttribute("more", page.more());
        model.addAttribute("further", place != null);
        model.addAttribute("address", address.of(request) + "/");
        return "playback/home";
    }
}
