package tributary.protocol.magnet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tributary.protocol.InfoHash;

/// A magnet link to a torrent (BEP 9), with web seeds and addresses of the `.torrent` as clients read them.
///
/// @param infoHash `xt`
/// @param displayName `dn`, a name to show until the torrent is there
/// @param trackers `tr`, best first
/// @param webSeeds `ws`, addresses of the file itself (BEP 19)
/// @param exactSources `xs`, addresses of the `.torrent`: with one, no peer needs to be found for the metadata
public record Magnet(
        InfoHash infoHash,
        @Nullable String displayName,
        List<String> trackers,
        List<String> webSeeds,
        List<String> exactSources) {

    private static final String SCHEME = "magnet:?";
    private static final String BTIH = "urn:btih:";
    private static final int MAX_LENGTH = 64 << 10;

    public Magnet {
        trackers = List.copyOf(trackers);
        webSeeds = List.copyOf(webSeeds);
        exactSources = List.copyOf(exactSources);
    }

    public String toUri() {
        var uri = new StringBuilder(SCHEME).append("xt=").append(BTIH).append(infoHash.toHex());
        if (displayName != null) {
            append(uri, "dn", displayName);
        }
        trackers.forEach(tracker -> append(uri, "tr", tracker));
        webSeeds.forEach(seed -> append(uri, "ws", seed));
        exactSources.forEach(source -> append(uri, "xs", source));
        return uri.toString();
    }

    private static void append(StringBuilder uri, String key, String value) {
        uri.append('&').append(key).append('=').append(PercentEncoding.encode(value));
    }

    /// Reads a link with a v1 info hash in hexadecimal or, as older programs write it, in base 32. Parameters that are
    /// not known are passed over, numbered ones (`tr.1`) count as their plain form.
    ///
    /// @throws IllegalArgumentException if it is not a magnet link, has no such hash, or is absurdly long
    public static Magnet parse(String uri) {
        if (uri.length() > MAX_LENGTH || !uri.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new IllegalArgumentException("this is not a magnet link");
        }
        InfoHash infoHash = null;
        String displayName = null;
        var trackers = new ArrayList<String>();
        var webSeeds = new ArrayList<String>();
        var exactSources = new ArrayList<String>();
        for (var parameter : uri.substring(SCHEME.length()).split("&", -1)) {
            var equals = parameter.indexOf('=');
            if (equals < 0) {
                continue;
            }
            var value = PercentEncoding.decode(parameter.substring(equals + 1));
            switch (key(parameter.substring(0, equals))) {
                case "xt" -> infoHash = infoHash == null ? infoHash(value) : infoHash;
                case "dn" -> displayName = value;
                case "tr" -> trackers.add(value);
                case "ws" -> webSeeds.add(value);
                case "xs" -> exactSources.add(value);
                default -> {}
            }
        }
        if (infoHash == null) {
            throw new IllegalArgumentException("the magnet link names no torrent (xt=urn:btih:…)");
        }
        return new Magnet(infoHash, displayName, trackers, webSeeds, exactSources);
    }

    private static String key(String key) {
        var dot = key.indexOf('.');
        return (dot < 0 ? key : key.substring(0, dot)).toLowerCase(Locale.ROOT);
    }

    /// `xt` may name hashes of other kinds beside ours, `urn:btmh:` of v2 torrents for one.
    private static @Nullable InfoHash infoHash(String topic) {
        if (!topic.regionMatches(true, 0, BTIH, 0, BTIH.length())) {
            return null;
        }
        var hash = topic.substring(BTIH.length());
        return switch (hash.length()) {
            case 40 -> InfoHash.ofHex(hash);
            case 32 -> InfoHash.of(Base32.decode(hash));
            default -> throw new IllegalArgumentException("an info hash has 40 hexadecimal digits or 32 of base 32");
        };
    }
}
