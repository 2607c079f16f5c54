package tributary.transcoder;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;

/// What a transcoder is told by its environment.
///
/// @param site `TRIBUTARY_SITE_URL`: address of the site
/// @param token `TRIBUTARY_WORKER_TOKEN`: what the site keeps in `secrets/transcoder-token`
/// @param name `TRIBUTARY_WORKER_NAME`: shown to administrators; the machine's name by default
/// @param sharedFolder whether `TRIBUTARY_HOME` is set: the site's data folder, seen under the same path
/// @param folder `TRIBUTARY_TRANSCODER_FOLDER`: where FFmpeg and the jobs' files are kept; `transcoder` in the shared
/// data folder, or `data/transcoder` by default
/// @param endsWithParent whether `TRIBUTARY_PARENT` is `stdin`: the process ends with its standard input
record TranscoderSettings(
        URI site, String token, String name, boolean sharedFolder, Path folder, boolean endsWithParent) {

    private static final int LONGEST_NAME = 100;

    /// @throws IllegalArgumentException with a sentence, if something is missing or cannot be right
    static TranscoderSettings of(Map<String, String> environment) {
        var home = environment.getOrDefault("TRIBUTARY_HOME", "");
        var folder = environment.getOrDefault("TRIBUTARY_TRANSCODER_FOLDER", "");
        var name = environment.getOrDefault("TRIBUTARY_WORKER_NAME", "");
        return new TranscoderSettings(
                address(require(environment, "TRIBUTARY_SITE_URL")),
                require(environment, "TRIBUTARY_WORKER_TOKEN"),
                cut(name.isBlank() ? machine() : name),
                !home.isBlank(),
                folder.isBlank() ? Path.of(home.isBlank() ? "data" : home, "transcoder") : Path.of(folder),
                "stdin".equals(environment.get("TRIBUTARY_PARENT")));
    }

    private static URI address(String text) {
        var address = URI.create(text.strip());
        if (address.getHost() == null || !("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
            throw new IllegalArgumentException(
                    "TRIBUTARY_SITE_URL must be an address such as https://videos.example.org, not " + text);
        }
        return address;
    }

    private static String require(Map<String, String> environment, String key) {
        var value = environment.getOrDefault(key, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException(
                    key + " is not set. A transcoder needs TRIBUTARY_SITE_URL, the site's address, and"
                            + " TRIBUTARY_WORKER_TOKEN, which the site keeps in its data folder under secrets/.");
        }
        return value;
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "transcoder";
        }
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    /// Without the token.
    @Override
    public String toString() {
        return "site " + site + ", name " + name + ", folder " + folder + (sharedFolder ? ", shared data folder" : "");
    }
}
