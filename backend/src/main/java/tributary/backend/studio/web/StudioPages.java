package tributary.backend.studio.web;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tributary.backend.accounts.SignedIn;
import tributary.backend.uploads.Uploads;
import tributary.backend.videos.Videos;

/// The list of one's own videos.
@Controller
class StudioPages {

    private static final int PAGE = 30;

    private final Videos videos;
    private final Uploads uploads;
    private final StudioVideos studioVideos;

    StudioPages(Videos videos, Uploads uploads, StudioVideos studioVideos) {
        this.videos = videos;
        this.uploads = uploads;
        this.studioVideos = studioVideos;
    }

    @GetMapping("/studio")
    String list(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") String start,
            Locale locale,
            Model model) {
        var from = start.matches("[0-9]{1,7}") ? Integer.parseInt(start) : 0;
        var page = videos.ownedBy(who.accountId(), q.strip(), from, PAGE);
        model.addAttribute("videos", studioVideos.describe(page.data(), locale));
        model.addAttribute("total", page.total());
        model.addAttribute("zone", ZoneOffset.UTC);
        model.addAttribute("query", q.strip());
        model.addAttribute("start", from);
        model.addAttribute("next", from + PAGE < page.total() ? from + PAGE : null);
        model.addAttribute("uploads", from > 0 ? List.of() : uploads.unfinished(who));
        return "studio/videos";
    }
}
