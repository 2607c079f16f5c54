package tributary.backend.playback.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.Accounts;
import tributary.backend.accounts.LocalName;
import tributary.backend.channels.Channel;
import tributary.backend.channels.ChannelJson;
import tributary.backend.channels.Channels;
import tributary.backend.site.PageOf;
import tributary.backend.site.Paging;
import tributary.backend.site.PublicAddress;
import tributary.backend.site.Refused;

/// Channels by name; playlists, of which there are none yet, so that programs that search for all
/// three kinds at once find the others.
@RestController
class ChannelSearch {

    private final Channels channels;
    private final Accounts accounts;
    private final PublicAddress address;

    ChannelSearch(Channels channels, Accounts accounts, PublicAddress address) {
        this.channels = channels;
        this.accounts = accounts;
        this.address = address;
    }

    @GetMapping("/api/v1/search/video-channels")
    PageOf<Object> channels(HttpServletRequest request) {
        var site = address.of(request);
        var words = ListParameters.text(request.getParameter("search"));
        var paging =
                Paging.of(request.getParameter("start"), request.getParameter("count"), request.getParameter("sort"));
        var found = channels.search(words, paging);
        var owners =
                accounts.findAll(found.data().stream().map(Channel::accountId).collect(Collectors.toSet()));
        return found.map(
                channel -> ChannelJson.full(channel, Objects.requireNonNull(owners.get(channel.accountId())), site));
    }

    @GetMapping({"/api/v1/search/video-playlists", "/api/v1/video-playlists"})
    PageOf<Object> playlists() {
        return new PageOf<>(0, List.of());
    }

    @GetMapping("/api/v1/video-channels/{handle}/video-playlists")
    PageOf<Object> playlistsOfChannel(@PathVariable String handle, HttpServletRequest request) {
        return local(handle, request)
                .flatMap(channels::byHandle)
                .map(_ -> playlists())
                .orElseThrow(() -> Refused.notFound("There is no channel of this name."));
    }

    @GetMapping("/api/v1/accounts/{name}/video-playlists")
    PageOf<Object> playlistsOfAccount(@PathVariable String name, HttpServletRequest request) {
        return local(name, request)
                .flatMap(accounts::byUsername)
                .map(_ -> playlists())
                .orElseThrow(() -> Refused.notFound("There is no account of this name."));
    }

    /// Empty for another site's name.
    private Optional<String> local(String handle, HttpServletRequest request) {
        return LocalName.of(handle, address.of(request));
    }
}
