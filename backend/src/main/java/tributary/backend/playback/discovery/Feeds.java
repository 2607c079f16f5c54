package tributary.backend.playback.discovery;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tributary.backend.site.PublicAddress;
import tributary.backend.site.Refused;

/// `/feeds/videos.{format}`: the newest public videos, of everybody, a channel or an account.
@RestController
class Feeds {

    private final FeedSource source;
    private final PublicAddress address;
    private final JsonMapper json;

    Feeds(FeedSource source, PublicAddress address, JsonMapper json) {
        this.source = source;
        this.address = address;
        this.json = json;
    }

    @GetMapping("/feeds/videos.{format}")
    ResponseEntity<byte[]> videos(
            @PathVariable String format,
            @RequestParam @Nullable String accountId,
            @RequestParam @Nullable String accountName,
            @RequestParam @Nullable String videoChannelId,
            @RequestParam @Nullable String videoChannelName,
            HttpServletRequest request) {
        var site = address.of(request);
        var query = request.getQueryString();
        var self = site + request.getRequestURI() + (query == null ? "" : "?" + query);
        var who = new FeedSource.Whose(accountId, accountName, videoChannelId, videoChannelName);
        return switch (format) {
            case "xml", "rss", "rss2" -> answer("application/rss+xml", FeedXml.rss(source.feed(who, site, self)));
            case "atom", "atom1" -> answer("application/atom+xml", FeedXml.atom(source.feed(who, site, self)));
            case "json", "json1" -> answer("application/feed+json", jsonFeed(source.feed(who, site, self)));
            default -> throw Refused.notFound("Feeds end in xml, atom or json.");
        };
    }

    private static ResponseEntity<byte[]> answer(String type, String body) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(15)).cachePublic())
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .body(body.getBytes(StandardCharsets.UTF_8));
    }

    /// JSON Feed 1.1.
    private String jsonFeed(Feed feed) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("version", "https://jsonfeed.org/version/1.1");
        tree.put("title", feed.title());
        tree.put("home_page_url", feed.home());
        tree.put("feed_url", feed.self());
        tree.put("description", feed.description());
        var items = new ArrayList<Map<String, Object>>();
        feed.items().forEach(item -> items.add(jsonItem(item)));
        tree.put("items", items);
        return json.writeValueAsString(tree);
    }

    private static Map<String, Object> jsonItem(Feed.Item item) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", item.url());
        tree.put("url", item.url());
        tree.put("title", item.title());
        tree.put("content_text", item.text());
        tree.put("date_published", item.published());
        tree.put("date_modified", item.updated());
        tree.put("authors", List.of(Map.of("name", item.author(), "url", item.authorUrl())));
        if (item.image() != null) {
            tree.put("image", item.image());
        }
        if (item.file() != null) {
            var file = Objects.requireNonNull(item.file());
            tree.put(
                    "attachments",
                    List.of(Map.of(
                            "url",
                            file,
                            "mime_type",
                            "video/mp4",
                            "size_in_bytes",
                            item.bytes(),
                            "duration_in_seconds",
                            Math.round(item.seconds()))));
        }
        return tree;
    }
}
