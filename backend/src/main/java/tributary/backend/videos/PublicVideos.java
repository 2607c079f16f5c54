package tributary.backend.videos;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
        var page = bind(
                        session.createNativeQuery(
                                "select video.*" + from + " order by " + order(query.sort(), values),
                                VideoEntity.class),
                        values)
                .setFirstResult(query.start())
                .setMaxResults(query.count())
                .getResultList();
        return new PageOf<>(total, page.stream().map(VideoEntity::toVideo).toList());
    }

    private static <T> NativeQuery<T> bind(NativeQuery<T> query, Map<String, Object> values) {
        values.forEach(query::setParameter);
        return query;
    }

    private static String conditions(VideoQuery query, Map<String, Object> values) {
        var parts = new ArrayList<String>();
        add(parts, values, "video.channel_id = :channel", "channel", query.channelId());
        add(parts, values, "video.account_id = :account", "account", query.accountId());
        add(parts, values, "video.category = :category", "category", query.category());
        add(parts, values, "video.language = :language", "language", query.language());
        for (var tag : query.tags()) {
            var name = "tag" + parts.size();
            add(
                    parts,
                    values,
                    "exists (select 1 from unnest(video.tags) tag where lower(tag) = lower(:" + name + "))",
                    name,
                    tag);
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
            case NAME -> "lower(video.name), video.id";
            case LONGEST -> "video.duration_seconds desc, video.id desc";
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
