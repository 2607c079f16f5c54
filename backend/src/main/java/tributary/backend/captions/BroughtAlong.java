package tributary.backend.captions;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tributary.backend.site.InputProblem;
import tributary.backend.transcoding.CaptionsFound;
import tributary.backend.videos.Languages;
import tributary.backend.videos.Video;
import tributary.backend.videos.Videos;

/// Takes the subtitles that a source brings, where the creator has added none in that language.
@Component
class BroughtAlong {

    private static final Logger log = LoggerFactory.getLogger(BroughtAlong.class);

    /// ISO 639-2 has two codes for some languages; Java knows the other one.
    private static final Map<String, String> BIBLIOGRAPHIC = Map.ofEntries(
            Map.entry("alb", "sq"),
            Map.entry("arm", "hy"),
            Map.entry("baq", "eu"),
            Map.entry("bur", "my"),
            Map.entry("chi", "zh"),
            Map.entry("cze", "cs"),
            Map.entry("dut", "nl"),
            Map.entry("fre", "fr"),
            Map.entry("geo", "ka"),
            Map.entry("ger", "de"),
            Map.entry("gre", "el"),
            Map.entry("ice", "is"),
            Map.entry("mac", "mk"),
            Map.entry("mao", "mi"),
            Map.entry("may", "ms"),
            Map.entry("per", "fa"),
            Map.entry("rum", "ro"),
            Map.entry("slo", "sk"),
            Map.entry("tib", "bo"),
            Map.entry("wel", "cy"));

    private static final Map<String, String> SHORT = Stream.of(Locale.getISOLanguages())
            .collect(Collectors.toMap(code -> Locale.of(code).getISO3Language(), code -> code, (first, _) -> first));

    private final Captions captions;
    private final Videos videos;

    BroughtAlong(Captions captions, Videos videos) {
        this.captions = captions;
        this.videos = videos;
    }

    @EventListener
    void on(CaptionsFound event) {
        var video = videos.find(event.videoId()).orElse(null);
        if (video == null) {
            return;
        }
        var language = language(event.language(), video);
        if (language.isEmpty() || captions.mayNotTake(video, language.get())) {
            return;
        }
        try {
            if (Files.size(event.file()) <= captions.maximumSize()) {
                captions.put(video, language.get(), Files.readAllBytes(event.file()));
            }
        } catch (InputProblem | IOException failure) {
            log.info(
                    "Video {} keeps no captions in {} of its file: {}",
                    video.uuid(),
                    language.get(),
                    failure.toString());
        }
    }

    /// What names no language is taken to be in the video's.
    static Optional<String> language(String named, Video video) {
        if (named.isEmpty()) {
            return Optional.ofNullable(video.language()).filter(Languages::has);
        }
        var code = BIBLIOGRAPHIC.getOrDefault(named, SHORT.getOrDefault(named, named));
        return Optional.of(code).filter(Languages::has);
    }
}
