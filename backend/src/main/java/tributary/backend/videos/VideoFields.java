package tributary.backend.videos;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tributary.backend.site.JsonBody;
import tributary.backend.site.Refused;

/// A video's details under the names that PeerTube's programs send, as texts from a form or a JSON object. A field that
/// is absent stays as it was; an empty one, or the text `null`, is taken away. Other fields are ignored.
public final class VideoFields {

    private static final int MOST_JSON_BYTES = 1 << 20;

    private final Map<String, List<String>> fields;

    public VideoFields(Map<String, List<String>> fields) {
        this.fields = Map.copyOf(fields);
    }

    /// The fields of a request: of its form, with files or without, else of its JSON object, whose lists keep their
    /// texts and whose `null` is the empty text. Asked for only after the asker's right was looked at.
    ///
    /// @throws Refused 400 if the body is neither
    public static Map<String, List<String>> of(HttpServletRequest request, JsonMapper json) {
        var type = request.getContentType();
        var fields = new HashMap<String, List<String>>();
        if (type != null && (type.startsWith("multipart/") || type.startsWith("application/x-www-form"))) {
            request.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
            return fields;
        }
        new JsonBody(json, body(request))
                .as(ObjectNode.class)
                .forEachEntry((name, value) -> fields.put(name, texts(value)));
        return fields;
    }

    private static byte[] body(HttpServletRequest request) {
        try {
            return request.getInputStream().readNBytes(MOST_JSON_BYTES);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> texts(JsonNode value) {
        return value.isArray() ? value.valueStream().map(VideoFields::text).toList() : List.of(text(value));
    }

    private static String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asString() : "";
    }

    /// @throws Refused 400 for a value of the wrong form
    public VideoDetails over(VideoDetails before) {
        return new VideoDetails(
                longOr("channelId", before.channelId()),
                text("name", before.name()),
                optional("description", before.description()),
                optional("support", before.support()),
                tags(before.tags()),
                choice("category", before.category()),
                choice("licence", before.licence()),
                optional("language", before.language()),
                flag("nsfw", before.nsfw()),
                flag("downloadEnabled", before.downloadEnabled()),
                commentsPolicy(before.commentsPolicy()),
                privacy(before.privacy()),
                flag("waitTranscoding", before.waitTranscoding()),
                time("originallyPublishedAt", before.originallyPublishedAt()));
    }

    private @Nullable String sent(String name) {
        var values = fields.get(name);
        return values == null || values.isEmpty() ? null : values.getFirst().strip();
    }

    private static boolean isEmpty(String text) {
        return text.isEmpty() || "null".equals(text);
    }

    private String text(String name, String before) {
        var text = sent(name);
        return text == null ? before : text;
    }

    private @Nullable String optional(String name, @Nullable String before) {
        var text = sent(name);
        if (text == null) {
            return before;
        }
        return isEmpty(text) ? null : text;
    }

    private long longOr(String name, long before) {
        var text = sent(name);
        if (text == null || isEmpty(text)) {
            return before;
        }
        return number(name, text);
    }

    private @Nullable Integer choice(String name, @Nullable Integer before) {
        var text = sent(name);
        if (text == null) {
            return before;
        }
        return isEmpty(text) ? null : Math.toIntExact(number(name, text));
    }

    /// A yes or no.
    ///
    /// @param before what stands if the field is absent
    public boolean flag(String name, boolean before) {
        var text = sent(name);
        if (text == null || isEmpty(text)) {
            return before;
        }
        return "true".equals(text) || "1".equals(text);
    }

    private int commentsPolicy(int before) {
        var policy = choice("commentsPolicy", null);
        if (policy != null) {
            return policy;
        }
        return sent("commentsEnabled") == null ? before : flag("commentsEnabled", true) ? 1 : 2;
    }

    private Privacy privacy(Privacy before) {
        var id = choice("privacy", null);
        if (id == null) {
            return before;
        }
        return Privacy.byId(id)
                .orElseThrow(() -> wrong("privacy", "This site has public (1), unlisted (2) and private (3) videos."));
    }

    /// `tags=a&tags=b`, `tags[]=a` or `tags[0]=a`.
    private List<String> tags(List<String> before) {
        var indexed = new TreeMap<String, List<String>>();
        fields.forEach((name, values) -> {
            if (name.equals("tags") || name.matches("tags\\[[0-9]?]")) {
                indexed.put(name, values);
            }
        });
        if (indexed.isEmpty()) {
            return before;
        }
        return indexed.values().stream()
                .flatMap(List::stream)
                .filter(tag -> !isEmpty(tag.strip()))
                .toList();
    }

    private @Nullable Instant time(String name, @Nullable Instant before) {
        var text = sent(name);
        if (text == null) {
            return before;
        }
        if (isEmpty(text)) {
            return null;
        }
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            throw wrong(name, "The time of the first publication has the form 2026-11-21T12:00:00Z.");
        }
    }

    private static long number(String name, String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw wrong(name, "The value of " + name + " must be a number.");
        }
        return Long.parseLong(text);
    }

    private static Refused wrong(String name, String sentence) {
        return Refused.invalid(Map.of(name, sentence));
    }
}
