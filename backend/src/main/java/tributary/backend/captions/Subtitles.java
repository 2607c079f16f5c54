package tributary.backend.captions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tributary.backend.site.InputProblem;

/// Reads SubRip and WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format", 4) and writes WebVTT that holds times,
/// places
/// and texts only: style sheets, regions and comments are left out.
final class Subtitles {

    private static final String ARROW = "-->";
    private static final String TIME = "(?:(\\d{1,3}):)?(\\d{1,2}):(\\d{2})[.,](\\d{1,3})";
    private static final Pattern TIMES = Pattern.compile("\\s*" + TIME + "\\s*-->\\s*" + TIME + "(?:\\s+(.*))?");
    private static final Pattern PLACEMENT = Pattern.compile("vertical:(?:rl|lr)"
            + "|line:-?\\d{1,4}(?:\\.\\d{1,6})?%?(?:,(?:start|center|end))?"
            + "|position:\\d{1,3}(?:\\.\\d{1,6})?%(?:,(?:line-left|center|line-right))?"
            + "|size:\\d{1,3}(?:\\.\\d{1,6})?%"
            + "|align:(?:start|center|end|left|right)");
    private static final Pattern NUMBER = Pattern.compile("\\s*\\d{1,9}\\s*");
    private static final Pattern ASIDE = Pattern.compile("(?:NOTE|STYLE|REGION)(?:\\s.*)?");

    private final CaptionSettings limits;
    private final List<String> lines;
    private final boolean vtt;
    private final List<Cue> cues = new ArrayList<>();
    private int next;

    private Subtitles(String text, CaptionSettings limits) {
        this.limits = limits;
        lines = List.of(text.split("\\r\\n|\\n|\\r", -1));
        vtt = lines.getFirst().matches("WEBVTT(?:\\s.*)?");
    }

    /// @return a whole WebVTT file
    /// @throws InputProblem with the line where it is wrong
    static String toWebVtt(String text, CaptionSettings limits) {
        var file = new StringBuilder("WEBVTT\n\n");
        for (var cue : new Subtitles(text, limits).read()) {
            cue.print(file);
        }
        return file.toString();
    }

    private List<Cue> read() {
        if (vtt) {
            skipBlock();
        }
        while (next < lines.size()) {
            var line = lines.get(next);
            if (line.isBlank() || isNameOfCue()) {
                next++;
            } else if (line.contains(ARROW)) {
                cue();
            } else if (vtt && ASIDE.matcher(line).matches()) {
                skipBlock();
            } else {
                throw new InputProblem("captions.wrong.times", next + 1);
            }
        }
        if (cues.isEmpty()) {
            throw new InputProblem("captions.wrong.empty");
        }
        cues.sort(Comparator.comparingLong(Cue::startMillis));
        return cues;
    }

    /// The line above the times. SubRip numbers stand there also where the text was forgotten.
    private boolean isNameOfCue() {
        var isLast = next + 1 >= lines.size();
        return (!isLast
                        && lines.get(next + 1).contains(ARROW)
                        && !lines.get(next).contains(ARROW))
                || (!vtt && NUMBER.matcher(lines.get(next)).matches());
    }

    private void skipBlock() {
        while (next < lines.size() && !lines.get(next).isBlank()) {
            next++;
        }
    }

    private void cue() {
        var line = next + 1;
        var times = TIMES.matcher(lines.get(next++));
        if (!times.matches()) {
            throw new InputProblem("captions.wrong.times", line);
        }
        var start = millis(times, 1);
        var end = millis(times, 5);
        if (end < start) {
            throw new InputProblem("captions.wrong.order", line);
        }
        var raw = text();
        if (raw.length() > limits.maximumCueLength()) {
            throw new InputProblem("captions.wrong.long", line, limits.maximumCueLength());
        }
        var text = CueMarkup.clean(raw);
        if (text.isEmpty() || end == start) {
            return;
        }
        if (cues.size() >= limits.maximumCues()) {
            throw new InputProblem("captions.wrong.many", limits.maximumCues());
        }
        var place = times.group(9) == null ? "" : placement(times.group(9));
        cues.add(new Cue(start, end, place.isEmpty() && CueMarkup.isOnTop(raw) ? "line:0" : place, text));
    }

    /// Up to the next blank line, or to the next cue where there is none.
    private String text() {
        var text = new ArrayList<String>();
        while (next < lines.size()
                && !lines.get(next).isBlank()
                && !lines.get(next).contains(ARROW)) {
            text.add(lines.get(next++).stripTrailing());
        }
        var runsOn = next < lines.size() && lines.get(next).contains(ARROW);
        if (runsOn && !text.isEmpty() && NUMBER.matcher(text.getLast()).matches()) {
            text.removeLast();
        }
        return String.join("\n", text);
    }

    private static String placement(String settings) {
        var kept = new ArrayList<String>();
        for (var setting : settings.strip().split("\\s+", -1)) {
            if (PLACEMENT.matcher(setting).matches()) {
                kept.add(setting);
            }
        }
        return String.join(" ", kept);
    }

    private static long millis(Matcher times, int group) {
        var hours = times.group(group) == null ? 0 : Long.parseLong(times.group(group));
        var minutes = Long.parseLong(times.group(group + 1));
        var seconds = Long.parseLong(times.group(group + 2));
        var fraction = times.group(group + 3);
        var millis = Long.parseLong(fraction) * (fraction.length() == 1 ? 100 : fraction.length() == 2 ? 10 : 1);
        return ((hours * 60 + minutes) * 60 + seconds) * 1000 + millis;
    }
}
