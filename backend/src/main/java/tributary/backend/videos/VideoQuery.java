package tributary.backend.videos;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which public videos to list.
///
/// @param search words that the title or a tag must contain; null for all
/// @param start how many to leave out, 0 or more
/// @param count how many to give, 0 to 100
public record VideoQuery(
        @Nullable String search,
        @Nullable Long channelId,
        @Nullable Long accountId,
        List<String> tags,
        @Nullable Integer category,
        @Nullable String language,
        Sort sort,
        int start,
        int count) {

    /// Order of the list.
    public enum Sort {
        NEWEST,
        OLDEST,
        MOST_VIEWED,
        NAME,
        LONGEST,
        /// Best match first; the same as newest without words to search for.
        MATCH
    }

    public VideoQuery {
        tags = List.copyOf(tags);
    }

    public static VideoQuery newest(int start, int count) {
        return new VideoQuery(null, null, null, List.of(), null, null, Sort.NEWEST, start, count);
    }

    public VideoQuery inChannel(long id) {
        return new VideoQuery(search, id, accountId, tags, category, language, sort, start, count);
    }

    public VideoQuery ofAccount(long id) {
        return new VideoQuery(search, channelId, id, tags, category, language, sort, start, count);
    }

    public VideoQuery matching(String words) {
        return new VideoQuery(words, channelId, accountId, tags, category, language, Sort.MATCH, start, count);
    }

    public VideoQuery sorted(Sort order) {
        return new VideoQuery(search, channelId, accountId, tags, category, language, order, start, count);
    }

    public VideoQuery window(int from, int many) {
        return new VideoQuery(search, channelId, accountId, tags, category, language, sort, from, many);
    }
}
