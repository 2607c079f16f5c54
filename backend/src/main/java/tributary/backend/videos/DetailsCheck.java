package tributary.backend.videos;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.backend.channels.Channel;
import tributary.backend.channels.Channels;
import tributary.backend.site.Refused;
import tributary.backend.site.TextFilter;

/// Whether details may be stored, and how they are written: trimmed, and absent instead of empty.
@Component
public class DetailsCheck {

    public static final int LONGEST_NAME = 120;
    public static final int LONGEST_DESCRIPTION = 10_000;
    public static final int LONGEST_SUPPORT = 1_000;
    public static final int MOST_TAGS = 5;
    private static final int HIGHEST_CATEGORY = 18;
    private static final int HIGHEST_LICENCE = 9;

    private final Channels channels;
    private final List<TextFilter> filters;

    DetailsCheck(Channels channels, List<TextFilter> filters) {
        this.filters = List.copyOf(filters);
        this.channels = channels;
    }

    /// @throws Refused 400 with a sentence for each field, named as in PeerTube's forms; 403 if the channel is not the
    /// account's
    public VideoDetails require(VideoDetails details, long accountId) {
        var clean = clean(details);
        var wrong = new LinkedHashMap<String, String>();
        check(wrong, "name", !clean.name().isEmpty(), "A video needs a title.");
        check(wrong, "name", clean.name().length() <= LONGEST_NAME, "A title has up to 120 characters.");
        check(
                wrong,
                "description",
                fits(clean.description(), LONGEST_DESCRIPTION),
                "A description has up to 10,000 characters.");
        check(wrong, "support", fits(clean.support(), LONGEST_SUPPORT), "The support text has up to 1,000 characters.");
        check(wrong, "name", !refuses(clean.name()), "This title has words that are not taken here.");
        check(wrong, "description", !refuses(clean.description()), "This text has words that are not taken here.");
        check(
                wrong,
                "tags",
                clean.tags().stream().noneMatch(this::refuses),
                "A tag has words that are not taken here.");
        check(wrong, "tags", clean.tags().size() <= MOST_TAGS, "A video has up to five tags.");
        check(
                wrong,
                "tags",
                clean.tags().stream().allMatch(tag -> tag.length() >= 2 && tag.length() <= 30),
                "A tag has 2 to 30 characters.");
        check(wrong, "category", within(clean.category(), HIGHEST_CATEGORY), "There is no such category.");
        check(wrong, "licence", within(clean.licence(), HIGHEST_LICENCE), "There is no such licence.");
        var language = clean.language();
        check(
                wrong,
                "language",
                language == null || language.matches("[A-Za-z]{2,3}(-[A-Za-z]{2,4})?"),
                "A language is a code such as en or de.");
        check(
                wrong,
                "commentsPolicy",
                clean.commentsPolicy() >= 1 && clean.commentsPolicy() <= 3,
                "There is no such comments policy.");
        if (!wrong.isEmpty()) {
            throw Refused.invalid(Map.copyOf(wrong));
        }
        if (channels.find(clean.channelId())
                .map(Channel::accountId)
                .filter(owner -> owner == accountId)
                .isEmpty()) {
            throw Refused.forbidden("This channel does not exist or belongs to someone else.");
        }
        return clean;
    }

    private boolean refuses(@Nullable String text) {
        return text != null && filters.stream().anyMatch(filter -> filter.refuses(text));
    }

    private static VideoDetails clean(VideoDetails details) {
        return new VideoDetails(
                details.channelId(),
                oneLine(details.name()),
                absentIfEmpty(details.description()),
                absentIfEmpty(details.support()),
                tags(details.tags()),
                details.category(),
                details.licence(),
                absentIfEmpty(details.language()),
                details.nsfw(),
                details.downloadEnabled(),
                details.commentsPolicy(),
                details.privacy(),
                details.waitTranscoding(),
                details.originallyPublishedAt());
    }

    private static List<String> tags(List<String> tags) {
        return tags.stream()
                .map(DetailsCheck::oneLine)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }

    /// PostgreSQL takes no zero bytes, and a title has no line breaks.
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static @Nullable String absentIfEmpty(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var clean = text.replace("\0", "").strip();
        return clean.isEmpty() ? null : clean;
    }

    private static boolean fits(@Nullable String text, int longest) {
        return text == null || text.length() <= longest;
    }

    private static boolean within(@Nullable Integer number, int highest) {
        return number == null || (number >= 1 && number <= highest);
    }

    private static void check(Map<String, String> wrong, String field, boolean right, String sentence) {
        if (!right) {
            wrong.putIfAbsent(field, sentence);
        }
    }
}
