package tributary.backend.playback.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.view.RedirectView;
import tributary.backend.accounts.Accounts;
import tributary.backend.site.Refused;
import tributary.backend.videos.ShortUuid;

/// Addresses that PeerTube's programs and its users' bookmarks know, leading to ours. They look nothing
/// up where the text alone tells the way, so they reveal nothing.
@Controller
class OlderAddresses {

    private final Accounts accounts;

    OlderAddresses(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping({"/videos/watch/{id}", "/videos/{id:[0-9a-zA-Z-]{22,36}}"})
    RedirectView video(@PathVariable String id, HttpServletRequest request) {
        var uuid = ShortUuid.either(id).orElseThrow(() -> Refused.notFound("There is no video at this address."));
        return Redirects.permanent("/w/" + ShortUuid.of(uuid), request);
    }

    @GetMapping({"/video-channels/{handle}", "/video-channels/{handle}/videos"})
    RedirectView channel(@PathVariable String handle) {
        return Redirects.permanent("/c/" + name(handle));
    }

    @GetMapping({"/accounts/{handle}", "/accounts/{handle}/videos", "/accounts/{handle}/video-channels"})
    RedirectView account(@PathVariable String handle) {
        return Redirects.permanent("/a/" + name(handle));
    }

    @GetMapping("/@{handle}")
    RedirectView either(@PathVariable String handle) {
        var name = name(handle);
        return Redirects.permanent((accounts.byUsername(name).isPresent() ? "/a/" : "/c/") + name);
    }

    /// Only what a name may be made of, so that the redirect cannot lead away from the site.
    private static String name(String handle) {
        if (!handle.matches("[a-zA-Z0-9_.-]{1,50}(@[a-zA-Z0-9.:-]{1,255})?")) {
            throw Refused.notFound("There is nobody of this name.");
        }
        return handle;
    }
}
