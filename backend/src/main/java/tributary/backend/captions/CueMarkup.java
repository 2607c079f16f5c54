package tributary.backend.captions;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Keeps of a cue's markup what WebVTT knows and what can only change how words look; everything else is text.
///
/// All patterns are linear: none repeats a repetition.
final class CueMarkup {

    private static final Pattern TOKEN = Pattern.compile("</?[A-Za-z0-9][^<>]{0,300}>|&[a-zA-Z]{2,4};|[<>&]|[^<>&]+");
    private static final Pattern MOMENT = Pattern.compile("<(?:\\d{2,}:)?\\d{2}:\\d{2}\\.\\d{3}>");
    private static final Pattern OVERRIDE = Pattern.compile("\\{\\\\[^{}]{0,200}\\}");
    private static final Pattern ON_TOP = Pattern.compile("\\{\\\\an[789]\\}");
    private static final Set<String> PLAIN = Set.of("b", "i", "u", "ruby", "rt");
    private static final Set<String> ENTITIES = Set.of("&amp;", "&lt;", "&gt;", "&nbsp;", "&lrm;", "&rlm;");
    private static final Pattern COLOUR = Pattern.compile("(?:bg_)?(?:white|lime|cyan|red|yellow|magenta|blue|black)");

    private CueMarkup() {}

    /// SubRip files of some programs say so that a text belongs to the upper edge.
    static boolean isOnTop(String text) {
        return ON_TOP.matcher(text).find();
    }

    static String clean(String text) {
        var out = new StringBuilder(text.length());
        var tokens = TOKEN.matcher(OVERRIDE.matcher(text).replaceAll(""));
        while (tokens.find()) {
            out.append(token(tokens.group()));
        }
        return out.toString().replaceAll("[\\p{Cntrl}&&[^\\n\\t]]|\\uFEFF", "").strip();
    }

    private static String token(String token) {
        return switch (token.charAt(0)) {
            case '<' -> token.length() == 1 ? "&lt;" : tag(token);
            case '>' -> "&gt;";
            case '&' -> ENTITIES.contains(token) ? token : "&amp;" + token.substring(1);
            default -> token;
        };
    }

    private static String tag(String token) {
        if (MOMENT.matcher(token).matches()) {
            return token;
        }
        var closing = token.charAt(1) == '/';
        var inner = token.substring(closing ? 2 : 1, token.length() - 1);
        var words = inner.strip().split("[\\s]+", 2);
        var parts = words[0].split("\\.", -1);
        var name = parts[0].toLowerCase(Locale.ROOT);
        if (PLAIN.contains(name)) {
            return (closing ? "</" : "<") + name + ">";
        }
        return switch (name) {
            case "c" -> closing ? "</c>" : "<c" + colours(parts) + ">";
            case "v" -> closing ? "</v>" : words.length < 2 ? "" : "<v " + escaped(words[1]) + ">";
            case "lang" -> closing ? "</lang>" : words.length < 2 ? "" : "<lang " + tagOf(words[1]) + ">";
            default -> "";
        };
    }

    private static String colours(String[] parts) {
        return Arrays.stream(parts)
                .skip(1)
                .filter(part -> COLOUR.matcher(part).matches())
                .map(part -> "." + part)
                .collect(Collectors.joining());
    }

    private static String escaped(String annotation) {
        return annotation.replace("&", "&amp;").replaceAll("\\s+", " ").strip();
    }

    private static String tagOf(String language) {
        return language.replaceAll("[^A-Za-z0-9-]", "");
    }
}
