package tributary.backend.studio.web;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tributary.backend.accounts.SignedIn;
import tributary.backend.videos.VideoAccess;
import tributary.backend.videos.VideoSharing;

/// The owner's two switches about sharing between viewers.
@Controller
class SharingForm {

    private final VideoAccess access;
    private final VideoSharing sharing;

    SharingForm(VideoAccess access, VideoSharing sharing) {
        this.access = access;
        this.sharing = sharing;
    }

    @PostMapping("/studio/videos/{id}/sharing")
    String save(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean allowed,
            @RequestParam(defaultValue = "false") boolean allowedWhenPrivate,
            RedirectAttributes flash) {
        var video = access.requireOwned(id, who);
        sharing.choose(video.id(), new VideoSharing.Choice(allowed, allowedWhenPrivate));
        flash.addFlashAttribute("notice", "studio.saved");
        return "redirect:/studio/videos/" + video.shortUuid();
    }
}
