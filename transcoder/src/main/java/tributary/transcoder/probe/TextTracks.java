package tributary.transcoder.probe;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tributary.transcoder.plan.TextTrack;

/// Which subtitles of a file can be written as text. Those for foreign words alone are taken only where the language
/// has
/// no others.
final class TextTracks {

    private static final Set<String> TEXT = Set.of("subrip", "srt", "ass", "ssa", "mov_text", "webvtt", "text");
    private static final int MOST = 20;

    private TextTracks() {}

    static List<TextTrack> of(List<FfprobeOutput.Stream> streams) {
        var byLanguage = new LinkedHashMap<String, TextTrack>();
        streams.stream()
                .filter(stream -> "subtitle".equals(stream.type()))
                .filter(stream -> stream.codec() != null && TEXT.contains(stream.codec()))
                .sorted(Comparator.comparing(TextTracks::isForced))
                .forEach(stream -> {
                    var language = language(stream);
                    byLanguage.putIfAbsent(language, new TextTrack(stream.index(), language));
                });
        return byLanguage.values().stream().limit(MOST).toList();
    }

    private static boolean isForced(FfprobeOutput.Stream stream) {
        return stream.disposition() != null && stream.disposition().forced() == 1;
    }

    private static String language(FfprobeOutput.Stream stream) {
        var named = stream.tags() == null ? "" : stream.tags().getOrDefault("language", "");
        var code = named.toLowerCase(Locale.ROOT);
        return code.matches("[a-z]{2,3}") && !code.equals("und") ? code : "";
    }
}
