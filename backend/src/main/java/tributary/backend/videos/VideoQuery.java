package tributary.backend.videos;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which public videos to list.
///
/// @param search words that the title, a tag or the channel's name must contain; null for all
/// @param after leave out everything down to this place; only for [Sort#NEWEST]
/// @param start how many to leave out, 0 or more
/// @param count how many to give, 0 or more
public record VideoQuery(
        @Nullable String search,
        @Nullable Long channelId,
        @Nullable Long accountId,
        Filter filter,
        Sort sort,
        @Nullable Place after,
        int start,
        int count) {

    /// Order of the list.
    public enum Sort {
        NEWEST,
        OLDEST,
        MOST_VIEWED,
        LEAST_VIEWED,
        NAME,
        NAME_BACKWARDS,
        LONGEST,
        SHORTEST,
        /// Best match first; the same as newest without words to search for.
        MATCH
    }

    /// A video's place among the newest. It stays where it is when others are published.
    public record Place(Instant publishedAt, long id) {}

    /// What else a video must be; an empty list asks for nothing.
    ///
    /// @param anyTag at least one of these
    /// @param everyTag all of these
    /// @param nsfw only those marked so, or only the others; null for both
    /// @param shortestSeconds at least this long
    /// @param longestSeconds at most this long
    /// @param since published at this time or later
    /// @param until published at this time or earlier
    public record Filter(
            List<String> anyTag,
            List<String> everyTag,
            List<Integer> categories,
            List<Integer> licences,
            List<String> languages,
            @Nullable Boolean nsfw,
            @Nullable Integer shortestSeconds,
            @Nullable Integer longestSeconds,
            @Nullable Instant since,
            @Nullable Instant until) {

        public static final Filter NONE =
                new Filter(List.of(), List.of(), List.of(), List.of(), List.of(), null, null, null, null, null);

        public Filter {
            anyTag = List.copyOf(anyTag);
            everyTag = List.copyOf(everyTag);
            categories = List.copyOf(categories);
            licences = List.copyOf(licences);
            languages = List.copyOf(languages);
        }
    }

    public static VideoQuery newest(int start, int count) {
        return new VideoQuery(null, null, null, Filter.NONE, Sort.NEWEST, null, start, count);
    }

    public VideoQuery inChannel(long id) {
        return new VideoQuery(search, id, accountId, filter, sort, after, start, count);
    }

    public VideoQuery ofAccount(long id) {
        return new VideoQuery(search, channelId, id, filter, sort, after, start, count);
    }

    /// Best match first.
    public VideoQuery matching(String words) {
        return new VideoQuery(words, channelId, accountId, filter, Sort.MATCH, after, start, count);
    }

    public VideoQuery sorted(Sort order) {
        return new VideoQuery(search, channelId, accountId, filter, order, after, start, count);
    }

    public VideoQuery filtered(Filter wanted) {
        return new VideoQuery(search, channelId, accountId, wanted, sort, after, start, count);
    }

    public VideoQuery after(@Nullable Place place) {
        return new VideoQuery(search, channelId, accountId, filter, sort, place, start, count);
    }
}
