package tributary.backend.playback.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tributary.backend.accounts.Accounts;
import tributary.backend.accounts.LocalName;
import tributary.backend.channels.Channels;
import tributary.backend.playback.Excerpt;
import tributary.backend.site.PublicAddress;
import tributary.backend.site.Refused;
import tributary.backend.videos.VideoQuery;
import tributary.backend.videos.Videos;

/// `/c/{handle}` and `/a/{handle}`: what a channel, or all channels of an account, have published.
@Controller
class ChannelPages {

    private final Channels channels;
    private final Accounts accounts;
    private final Videos videos;
    private final VideoCards cards;
    private final PublicAddress address;

    ChannelPages(Channels channels, Accounts accounts, Videos videos, VideoCards cards, PublicAddress address) {
        this.channels = channels;
        this.accounts = accounts;
        this.videos = videos;
        this.cards = cards;
        this.address = address;
    }

    @GetMapping({"/c/{handle}", "/c/{handle}/videos"})
    String channel(
            @PathVariable String handle,
            @RequestParam @Nullable String after,
            Model model,
            HttpServletRequest request) {
        var site = address.of(request);
        var channel = LocalName.of(handle, site)
                .flatMap(channels::byHandle)
                .orElseThrow(() -> Refused.notFound("There is no channel of this name."));
        var owner = accounts.find(channel.accountId()).orElseThrow();
        var path = "/c/" + channel.handle();
        describe(model, channel.displayName(), channel.handle(), channel.description(), site + path);
        model.addAttribute("ownerHref", "/a/" + owner.username());
        model.addAttribute("ownerName", owner.displayName());
        model.addAttribute("channels", List.of());
        model.addAttribute("feed", "/feeds/videos.atom?videoChannelId=" + channel.id());
        model.addAttribute("report", "/report?channel=" + channel.handle());
        list(model, path, after, VideoQuery.newest(0, Places.CARDS + 1).inChannel(channel.id()));
        return "playback/channel";
    }

    @GetMapping({"/a/{handle}", "/a/{handle}/video-channels", "/a/{handle}/videos"})
    String account(
            @PathVariable String handle,
            @RequestParam @Nullable String after,
            Model model,
            HttpServletRequest request) {
        var site = address.of(request);
        var account = LocalName.of(handle, site)
                .flatMap(accounts::byUsername)
                .orElseThrow(() -> Refused.notFound("There is no account of this name."));
        var path = "/a/" + account.username();
        describe(model, account.displayName(), account.username(), account.description(), site + path);
        model.addAttribute(
                "channels",
                channels.ownedBy(account.id()).stream().map(ChannelLink::of).toList());
        model.addAttribute("feed", "/feeds/videos.atom?accountId=" + account.id());
        model.addAttribute("report", "/report?account=" + account.username());
        list(model, path, after, VideoQuery.newest(0, Places.CARDS + 1).ofAccount(account.id()));
        return "playback/channel";
    }

    private static void describe(
            Model model, String name, String handle, @Nullable String description, String address) {
        model.addAttribute("name", name);
        model.addAttribute("handle", handle);
        model.addAttribute("initial", ChannelLink.initial(name));
        model.addAttribute("description", LinkedText.of(description));
        model.addAttribute("excerpt", Excerpt.oneLine(description));
        model.addAttribute("address", address);
    }

    private void list(Model model, String path, @Nullable String after, VideoQuery query) {
        var found = videos.publicVideos(query.after(Places.parse(after)));
        var page = Places.Page.of(found.data(), path);
        model.addAttribute("total", found.total());
        model.addAttribute("cards", cards.of(page.videos()));
        model.addAttribute("more", page.more());
    }
}
