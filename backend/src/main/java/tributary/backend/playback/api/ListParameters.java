package tributary.backend.playback.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tributary.backend.site.Paging;
import tributary.backend.videos.VideoQuery;
import tributary.backend.videos.VideoQuery.Filter;
import tributary.backend.videos.VideoQuery.Sort;

/// Reads the parameters of lists of videos. Unknown ones are ignored, and what makes no sense is
/// treated as absent: stock programs send values that PeerTube itself refuses.
public final class ListParameters {

    /// The parameters that narrow a list, beside `start`, `count` and `sort`.
    public static final List<String> NAMES = List.of(
            "search",
            "tagsOneOf",
            "tagsAllOf",
            "categoryOneOf",
            "licenceOneOf",
            "languageOneOf",
            "nsfw",
            "durationMin",
            "durationMax",
            "startDate",
            "endDate",
            "isLive",
            "isLocal",
            "host");

    private static final int LONGEST_TEXT = 200;
    private static final int DEEPEST = 100_000;
    private static final int MOST_VALUES = 20;

    private ListParameters() {}

    static VideoQuery query(HttpServletRequest request, Sort otherwise) {
        var paging =
                Paging.of(request.getParameter("start"), request.getParameter("count"), request.getParameter("sort"));
        var words = text(request.getParameter("search"));
        return new VideoQuery(
                words.isEmpty() ? null : words,
                null,
                null,
                filter(request),
                sort(paging.sort(), otherwise),
                null,
                (int) Math.min(paging.start(), DEEPEST),
                paging.count());
    }

    private static Filter filter(HttpServletRequest request) {
        return new Filter(
                values(request, "tagsOneOf"),
                values(request, "tagsAllOf"),
                numbers(request, "categoryOneOf"),
                numbers(request, "licenceOneOf"),
                values(request, "languageOneOf"),
                nsfw(request.getParameter("nsfw")),
                number(request.getParameter("durationMin")),
                number(request.getParameter("durationMax")),
                time(request.getParameter("startDate")),
                time(request.getParameter("endDate")));
    }

    private static @Nullable Boolean nsfw(@Nullable String text) {
        var said = "true".equals(text) || "false".equals(text);
        return said ? Boolean.valueOf(text) : null;
    }

    /// What is no number asks for something that no video has.
    private static List<Integer> numbers(HttpServletRequest request, String name) {
        return values(request, name).stream()
                .map(value -> Objects.requireNonNullElse(number(value), -1))
                .toList();
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,8}") ? Integer.valueOf(text) : null;
    }

    private static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException nonsense) {
            return null;
        }
    }

    /// True if the list can hold nothing, whatever is stored: there are no live videos, no other
    /// servers and nobody's history here yet.
    static boolean nothingCanMatch(HttpServletRequest request, String host) {
        var otherHost = request.getParameter("host");
        return isTrue(request, "isLive")
                || "false".equals(request.getParameter("isLocal"))
                || (otherHost != null && !otherHost.isBlank() && !otherHost.equalsIgnoreCase(host));
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

    /// Fields that have one use only may come with or without the minus: programs disagree on it.
    static Sort sort(String text, Sort otherwise) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "-publishedat", "-createdat", "-originallypublishedat" -> Sort.NEWEST;
            case "publishedat", "createdat", "originallypublishedat" -> Sort.OLDEST;
            case "-views", "-trending", "trending", "-hot", "hot", "-best", "best", "-likes", "likes" ->
                Sort.MOST_VIEWED;
            case "views" -> Sort.LEAST_VIEWED;
            case "name" -> Sort.NAME;
            case "-name" -> Sort.NAME_BACKWARDS;
            case "-duration" -> Sort.LONGEST;
            case "duration" -> Sort.SHORTEST;
            case "match", "-match" -> Sort.MATCH;
            default -> otherwise;
        };
    }
}
