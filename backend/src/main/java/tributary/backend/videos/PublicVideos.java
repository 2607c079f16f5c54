package tributary.backend.videos;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.backend.site.PageOf;

/// Lists of what everybody may see, as SQL put together from fixed parts; values are always bound.
@Component
class PublicVideos {

    private static final String FROM = """
             from video
             join account on account.id = video.account_id and not account.suspended
             join channel on channel.id = video.channel_id
            where video.state = 'PUBLISHED' and video.privacy = 'PUBLIC'
              and not video.held and not video.delisted and video.blocked_at is null
            """;

    private final EntityManager entities;

    PublicVideos(EntityManager entities) {
        this.entities = entities;
    }

    PageOf<Video> list(VideoQuery query) {
        var values = new HashMap<String, Object>();
        var from = FROM + conditions(query, values);
        var session = entities.unwrap(Session.class);
        long total = bind(session.createNativeQuery("select count(*)" + from, Long.class), values)
                .getSingleResult();
        return new PageOf<>(total, rows(query, from, values));
    }

    /// Without their number, which a large site takes a while to count.
    List<Video> some(VideoQuery query) {
        var values = new HashMap<String, Object>();
        return rows(query, FROM + conditions(query, values), values);
    }

    private List<Video> rows(VideoQuery query, String from, Map<String, Object> values) {
        var rows = "select video.*" + from + place(query, values) + " order by " + order(query.sort(), values);
        return bind(entities.unwrap(Session.class).createNativeQuery(rows, VideoEntity.class), values)
                .setFirstResult(query.start())
                .setMaxResults(query.count())
                .getResultList()
                .stream()
                .map(VideoEntity::toVideo)
                .toList();
    }

    private static <T> NativeQuery<T> bind(NativeQuery<T> query, Map<String, Object> values) {
        values.forEach(query::setParameter);
        return query;
    }

    private static String conditions(VideoQuery query, Map<String, Object> values) {
        var filter = query.filter();
        var parts = new ArrayList<String>();
        add(parts, values, "video.channel_id = :channel", "channel", query.channelId());
        add(parts, values, "video.account_id = :account", "account", query.accountId());
        addAny(parts, values, "video.category in (:categories)", "categories", filter.categories());
        addAny(parts, values, "video.licence in (:licences)", "licences", filter.licences());
        addAny(parts, values, "video.language in (:languages)", "languages", filter.languages());
        add(parts, values, "video.nsfw = :nsfw", "nsfw", filter.nsfw());
        add(parts, values, "video.duration_seconds >= :shortest", "shortest", filter.shortestSeconds());
        add(parts, values, "video.duration_seconds < :longest + 1", "longest", filter.longestSeconds());
        add(parts, values, "video.published_at >= :since", "since", filter.since());
        add(parts, values, "video.published_at <= :until", "until", filter.until());
        addAny(
                parts,
                values,
                "exists (select 1 from unnest(video.tags) tag where lower(tag) in (:anyTag))",
                "anyTag",
                filter.anyTag().stream()
                        .map(tag -> tag.toLowerCase(Locale.ROOT))
                        .toList());
        for (var tag : filter.everyTag()) {
            var name = "tag" + parts.size();
            var condition = "exists (select 1 from unnest(video.tags) tag where lower(tag) = lower(:" + name + "))";
            add(parts, values, condition, name, tag);
        }
        for (var word : words(query)) {
            var name = "word" + parts.size();
            add(parts, values, """
                    (video.name ilike :%1$s or channel.display_name ilike :%1$s or channel.handle ilike :%1$s
                     or exists (select 1 from unnest(video.tags) tag where tag ilike :%1$s))
                    """.formatted(name), name, contains(word));
        }
        return parts.isEmpty() ? "" : " and " + String.join(" and ", parts);
    }

    /// Where the page begins is no part of the count.
    private static String place(VideoQuery query, Map<String, Object> values) {
        var after = query.after();
        if (after == null) {
            return "";
        }
        values.put("afterTime", after.publishedAt());
        values.put("afterId", after.id());
        return " and (video.published_at, video.id) < (:afterTime, :afterId)";
    }

    private static void addAny(
            List<String> parts, Map<String, Object> values, String condition, String name, List<?> wanted) {
        add(parts, values, condition, name, wanted.isEmpty() ? null : wanted);
    }

    private static void add(
            List<String> parts, Map<String, Object> values, String condition, String name, @Nullable Object value) {
        if (value != null) {
            parts.add(condition);
            values.put(name, value);
        }
    }

    private static List<String> words(VideoQuery query) {
        var text = query.search();
        if (text == null || text.isBlank()) {
            return List.of();
        }
        return List.of(text.strip().split("\\s+")).stream().limit(10).toList();
    }

    private static String contains(String word) {
        return "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    private static String order(VideoQuery.Sort sort, Map<String, Object> values) {
        return switch (sort) {
            case NEWEST -> "video.published_at desc, video.id desc";
            case OLDEST -> "video.published_at, video.id";
            case MOST_VIEWED -> "video.views desc, video.id desc";
            case LEAST_VIEWED -> "video.views, video.id";
            case NAME -> "lower(video.name), video.id";
            case NAME_BACKWARDS -> "lower(video.name) desc, video.id desc";
            case LONGEST -> "video.duration_seconds desc, video.id desc";
            case SHORTEST -> "video.duration_seconds, video.id";
            case MATCH -> {
                var inName = values.keySet().stream()
                        .filter(name -> name.startsWith("word"))
                        .sorted()
                        .map(name -> "case when video.name ilike :" + name + " then 1 else 0 end")
                        .toList();
                yield (inName.isEmpty() ? "" : String.join(" + ", inName) + " desc, ")
                        + "video.published_at desc, video.id desc";
            }
        };
    }
}
