package tributary.backend.studio.web;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tributary.backend.accounts.SignedIn;
import tributary.backend.captions.Captions;
import tributary.backend.chapters.Chapters;
import tributary.backend.site.InputProblem;
import tributary.backend.videos.Languages;
import tributary.backend.videos.Video;
import tributary.backend.videos.VideoAccess;

/// The forms for captions and chapters on the edit page. Each leads back to its place there.
@Controller
@RequestMapping("/studio/videos/{id}")
class ExtrasController {

    private final VideoAccess access;
    private final Captions captions;
    private final Chapters chapters;
    private final MessageSource messages;

    ExtrasController(VideoAccess access, Captions captions, Chapters chapters, MessageSource messages) {
        this.access = access;
        this.captions = captions;
        this.chapters = chapters;
        this.messages = messages;
    }

    @PostMapping("/captions")
    String addCaptions(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(name = "captionfile") @Nullable MultipartFile file,
            Locale locale,
            RedirectAttributes flash)
            throws IOException {
        var video = access.requireOwned(id, who);
        if (file == null || file.isEmpty()) {
            return refused(video, language, messages.getMessage("captions.wrong.file", null, locale), flash);
        }
        try {
            captions.put(video, language, file.getBytes());
        } catch (InputProblem problem) {
            return refused(video, language, messages.getMessage(problem.key(), problem.values(), locale), flash);
        }
        flash.addFlashAttribute("notice", "studio.captions.added");
        flash.addFlashAttribute("noticeValue", Languages.name(language, locale));
        return back(video, "captions");
    }

    private static String refused(Video video, String language, String sentence, RedirectAttributes flash) {
        flash.addFlashAttribute("captionProblem", sentence);
        flash.addFlashAttribute("captionLanguage", language);
        return back(video, "captions");
    }

    @PostMapping("/captions/{language}/delete")
    String deleteCaptions(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @PathVariable String language,
            Locale locale,
            RedirectAttributes flash) {
        var video = access.requireOwned(id, who);
        captions.delete(video, language);
        flash.addFlashAttribute("notice", "studio.captions.deleted");
        flash.addFlashAttribute("noticeValue", Languages.name(language, locale));
        return back(video, "captions");
    }

    @PostMapping("/chapters")
    String nameChapters(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String lines,
            Locale locale,
            RedirectAttributes flash) {
        var video = access.requireOwned(id, who);
        try {
            chapters.nameByLines(video, lines);
            flash.addFlashAttribute("notice", "studio.chapters.saved");
        } catch (InputProblem problem) {
            flash.addFlashAttribute("chapterProblem", messages.getMessage(problem.key(), problem.values(), locale));
            flash.addFlashAttribute("chapterLines", lines);
        }
        return back(video, "chapters");
    }

    private static String back(Video video, String place) {
        return "redirect:/studio/videos/" + video.shortUuid() + "#" + place;
    }
}
