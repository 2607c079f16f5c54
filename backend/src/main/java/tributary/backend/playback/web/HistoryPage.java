package tributary.backend.playback.web;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;
import tributary.backend.accounts.AccountChanges;
import tributary.backend.accounts.Accounts;
import tributary.backend.accounts.SignedIn;
import tributary.backend.history.WatchHistory;
import tributary.backend.history.Watched;

/// `/my/history`: what one has watched, how far, and whether that is remembered at all.
@Controller
@RequestMapping(HistoryPage.ROUTE)
class HistoryPage {

    static final String ROUTE = "/my/history";

    private static final int LONGEST_SEARCH = 200;

    private final WatchHistory history;
    private final Accounts accounts;
    private final AccountChanges changes;
    private final VideoCards cards;

    HistoryPage(WatchHistory history, Accounts accounts, AccountChanges changes, VideoCards cards) {
        this.history = history;
        this.accounts = accounts;
        this.changes = changes;
        this.cards = cards;
    }

    /// @param id the video's number
    record Entry(long id, VideoCard card) {}

    @GetMapping
    String list(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String search,
            @RequestParam @Nullable String start,
            Model model) {
        var window = Window.of(start);
        var words = search.strip()
                .substring(0, Math.min(LONGEST_SEARCH, search.strip().length()));
        var page = history.list(who, words, window.start(), window.count());
        var made = cards.of(page.data().stream().map(Watched::video).toList());
        var entries = new ArrayList<Entry>(made.size());
        for (var i = 0; i < made.size(); i++) {
            var watched = page.data().get(i);
            entries.add(new Entry(watched.video().id(), made.get(i).watched(watched.percent())));
        }
        model.addAttribute("entries", entries);
        model.addAttribute("words", words);
        model.addAttribute(
                "more",
                window.more(ROUTE + "?search=" + UriUtils.encodeQueryParam(words, "UTF-8") + "&", page.total()));
        model.addAttribute("kept", accounts.keepsHistory(who.accountId()));
        return "playback/history";
    }

    /// @param video its number; absent for all
    @PostMapping("/remove")
    String remove(@AuthenticationPrincipal SignedIn who, @RequestParam @Nullable Long video, RedirectAttributes flash) {
        if (video == null) {
            history.forgetAll(who, null);
            flash.addFlashAttribute("notice", "playback.history.emptied");
        } else {
            history.forget(who, video);
            flash.addFlashAttribute("notice", "playback.history.removed");
        }
        return "redirect:" + ROUTE;
    }

    @PostMapping("/keep")
    String keep(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "false") boolean on,
            RedirectAttributes flash) {
        changes.keepHistory(who.accountId(), on);
        flash.addFlashAttribute("notice", on ? "playback.history.kept" : "playback.history.not-kept");
        return "redirect:" + ROUTE;
    }
}
