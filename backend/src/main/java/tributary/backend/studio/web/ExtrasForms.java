package tributary.backend.studio.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import tributary.backend.captions.Captions;
import tributary.backend.chapters.Chapter;
import tributary.backend.chapters.Chapters;
import tributary.backend.videos.Languages;
import tributary.backend.videos.Video;

/// What the edit page shows of a video's captions and chapters.
@Component
class ExtrasForms {

    private final Captions captions;
    private final Chapters chapters;

    ExtrasForms(Captions captions, Chapters chapters) {
        this.captions = captions;
        this.chapters = chapters;
    }

    /// Captions in one language.
    ///
    /// @param name of the language, in the reader's own
    record CaptionLine(String language, String name, String path) {}

    /// @param own what the creator has written, a line each
    /// @param found those that are shown without it
    record ChapterForm(String own, Chapters.Origin origin, List<Chapter> found) {}

    /// What a refused form has left stays: it has been added to the model before.
    void fill(Model model, Video video, Locale reader) {
        model.addAttribute("captions", captions(video, reader));
        model.addAttribute("captionLanguages", Languages.byName(reader));
        model.addAttribute("captionBytes", captions.maximumSize());
        model.addAttribute("chapters", chapters(video));
        var usual = video.language() == null ? reader.getLanguage() : video.language();
        Map.of("captionLanguage", usual, "captionProblem", "", "chapterProblem", "", "chapterLines", "")
                .forEach((name, value) -> {
                    if (!model.containsAttribute(name)) {
                        model.addAttribute(name, value);
                    }
                });
    }

    private List<CaptionLine> captions(Video video, Locale reader) {
        return captions.ofVideo(video.id()).stream()
                .map(caption ->
                        new CaptionLine(caption.language(), Languages.name(caption.language(), reader), caption.path()))
                .toList();
    }

    private ChapterForm chapters(Video video) {
        var found = chapters.of(video);
        var own = found.origin() == Chapters.Origin.CREATOR
                ? String.join("\n", found.chapters().stream().map(Chapter::line).toList())
                : "";
        return new ChapterForm(own, found.origin(), found.chapters());
    }
}
