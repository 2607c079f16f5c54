package tributary.backend.playback.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tributary.backend.site.Paging;
import tributary.backend.videos.VideoQuery;

/// Reads the parameters of lists of videos. Unknown ones are ignored, and what makes no sense is
/// treated as absent: stock programs send values that PeerTube itself refuses.
final class ListParameters {

    private static final int LONGEST_TEXT = 200;
    private static final int DEEPEST = 100_000;
    private static final int MOST_VALUES = 20;

    private ListParameters() {}

    static VideoQuery query(HttpServletRequest request, VideoQuery.Sort otherwise) {
        var paging =
                Paging.of(request.getParameter("start"), request.getParameter("count"), request.getParameter("sort"));
        var words = text(request.getParameter("search"));
        var categories = values(request, "categoryOneOf");
        var languages = values(request, "languageOneOf");
        return new VideoQuery(
                words.isEmpty() ? null : words,
                null,
                null,
                values(request, "tagsOneOf"),
                categories.isEmpty() ? null : number(categories.getFirst()),
                languages.isEmpty() ? null : languages.getFirst(),
                sort(paging.sort(), otherwise),
                (int) Math.min(paging.start(), DEEPEST),
                paging.count());
    }

    /// True if the list can hold nothing, whatever is stored: there are no live videos, no other
    /// servers and nobody's history here yet.
    static boolean nothingCanMatch(HttpServletRequest request, String host) {
        var otherHost = request.getParameter("host");
        return isTrue(request, "isLive")
                || "false".equals(request.getParameter("isLocal"))
                || (otherHost != null && !otherHost.isBlank() && !otherHost.equalsIgnoreCase(host));
    }

    private static Integer number(String text) {
        return text.matches("[0-9]{1,5}") ? Integer.valueOf(text) : -1;
    }

    private static boolean isTrue(HttpServletRequest request, String name) {
        return "true".equals(request.getParameter(name));
    }

    /// The values of a list, however the program writes lists: `a=1&a=2`, `a[]=1&a[]=2` or `a[0]=1`.
    static List<String> values(HttpServletRequest request, String name) {
        var values = new ArrayList<String>();
        for (var key : Collections.list(request.getParameterNames())) {
            if (key.equals(name) || (key.startsWith(name + "[") && key.endsWith("]"))) {
                Collections.addAll(values, request.getParameterValues(key));
            }
        }
        return values.stream()
                .map(ListParameters::clean)
                .filter(value -> !value.isEmpty())
                .limit(MOST_VALUES)
                .toList();
    }

    static String text(@Nullable String text) {
        return text == null ? "" : clean(text);
    }

    /// PostgreSQL's text holds no NUL.
    private static String clean(String text) {
        var stripped = text.replace("\0", "").strip();
        return stripped.length() <= LONGEST_TEXT ? stripped : stripped.substring(0, LONGEST_TEXT);
    }

    /// With or without a leading minus, as programs disagree on it for the fields that have one use only.
    static VideoQuery.Sort sort(String text, VideoQuery.Sort otherwise) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "-publishedat", "-createdat", "-originallypublishedat" -> VideoQuery.Sort.NEWEST;
            case "publishedat", "createdat", "originallypublishedat" -> VideoQuery.Sort.OLDEST;
            case "-views", "views", "-trending", "trending", "-hot", "hot", "-best", "best", "-likes", "likes" ->
                VideoQuery.Sort.MOST_VIEWED;
            case "name" -> VideoQuery.Sort.NAME;
            case "-duration" -> VideoQuery.Sort.LONGEST;
            case "match", "-match" -> VideoQuery.Sort.MATCH;
            default -> otherwise;
        };
    }
}
