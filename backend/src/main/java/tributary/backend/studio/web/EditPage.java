package tributary.backend.studio.web;

import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tributary.backend.accounts.SignedIn;
import tributary.backend.channels.Channels;
import tributary.backend.site.Refused;
import tributary.backend.transcoding.TranscodingJobs;
import tributary.backend.videos.Video;
import tributary.backend.videos.VideoAccess;
import tributary.backend.videos.VideoSharing;
import tributary.backend.videos.VideoState;
import tributary.backend.videos.Videos;

/// One video: its details, its state, trying it again, deleting it.
@Controller
@RequestMapping("/studio/videos/{id}")
class EditPage {

    private final VideoAccess access;
    private final Videos videos;
    private final StudioVideos studioVideos;
    private final TranscodingJobs jobs;
    private final Channels channels;
    private final VideoSharing sharing;
    private final MessageSource messages;
    private final ExtrasForms extras;

    EditPage(
            VideoAccess access,
            Videos videos,
            StudioVideos studioVideos,
            TranscodingJobs jobs,
            Channels channels,
            VideoSharing sharing,
            MessageSource messages,
            ExtrasForms extras) {
        this.sharing = sharing;
        this.access = access;
        this.videos = videos;
        this.studioVideos = studioVideos;
        this.jobs = jobs;
        this.channels = channels;
        this.messages = messages;
        this.extras = extras;
    }

    @GetMapping
    String form(@AuthenticationPrincipal SignedIn who, @PathVariable String id, Locale locale, Model model) {
        var video = access.requireOwned(id, who);
        return page(video, EditForm.of(video), Map.of(), locale, model);
    }

    @PostMapping
    String save(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @ModelAttribute("form") EditForm form,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        var video = access.requireOwned(id, who);
        try {
            videos.change(video.id(), form.over(video.details()));
        } catch (Refused refused) {
            var wrong = refused.fields().isEmpty() ? Map.of("", refused.detail()) : refused.fields();
            return page(video, form, wrong, locale, model);
        }
        flash.addFlashAttribute("notice", "studio.saved");
        return "redirect:/studio/videos/" + video.shortUuid();
    }

    private String page(Video video, EditForm form, Map<String, String> wrong, Locale locale, Model model) {
        model.addAttribute("item", studioVideos.describe(video, locale));
        model.addAttribute("form", form);
        model.addAttribute("sharing", sharing.of(video.id()));
        model.addAttribute("wrong", wrong);
        model.addAttribute("channels", channels.ownedBy(video.accountId()));
        model.addAttribute("choices", new Choices(messages, locale));
        model.addAttribute("mayWait", video.state() != VideoState.PUBLISHED);
        extras.fill(model, video, locale);
        return "studio/edit";
    }

    @PostMapping("/retry")
    String retry(@AuthenticationPrincipal SignedIn who, @PathVariable String id, RedirectAttributes flash) {
        var video = access.requireOwned(id, who);
        flash.addFlashAttribute("notice", jobs.retry(video.id()) ? "studio.retried" : "studio.retry-impossible");
        return "redirect:/studio";
    }

    @GetMapping("/delete")
    String askToDelete(@AuthenticationPrincipal SignedIn who, @PathVariable String id, Model model) {
        model.addAttribute("video", access.requireOwned(id, who));
        return "studio/delete";
    }

    @PostMapping("/delete")
    String delete(@AuthenticationPrincipal SignedIn who, @PathVariable String id, RedirectAttributes flash) {
        var video = access.requireOwned(id, who);
        videos.delete(video.id());
        flash.addFlashAttribute("notice", "studio.deleted");
        flash.addFlashAttribute("noticeValue", video.name());
        return "redirect:/studio";
    }
}
