package tributary.transcoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TranscoderSettingsTests {

    private static final Map<String, String> LEAST =
            Map.of("TRIBUTARY_SITE_URL", "http://127.0.0.1:8080", "TRIBUTARY_WORKER_TOKEN", "secret");

    @Test
    void addressAndTokenAreEnough() {
        var settings = TranscoderSettings.of(LEAST);
        assertThat(settings.site()).isEqualTo(URI.create("http://127.0.0.1:8080"));
        assertThat(settings.name()).isNotBlank();
        assertThat(settings.sharedFolder()).isFalse();
        assertThat(settings.folder()).isEqualTo(Path.of("data", "transcoder"));
        assertThat(settings.endsWithParent()).isFalse();
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @Test
    void everythingCanBeSaid() {
        var settings = TranscoderSettings.of(Map.of(
                "TRIBUTARY_SITE_URL", " https://videos.example.org ",
                "TRIBUTARY_WORKER_TOKEN", "secret",
                "TRIBUTARY_WORKER_NAME", "x".repeat(200),
                "TRIBUTARY_HOME", "/srv/data",
                "TRIBUTARY_TRANSCODER_FOLDER", "/srv/fast",
                "TRIBUTARY_PARENT", "stdin"));
        assertThat(settings)
                .isEqualTo(new TranscoderSettings(
                        URI.create("https://videos.example.org"),
                        "secret",
                        "x".repeat(100),
                        true,
                        Path.of("/srv/fast"),
                        true));
    }

    @Test
    void whatCannotBeRightIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> TranscoderSettings.of(Map.of()));
        for (var address : new String[] {"videos.example.org", "ftp://x", "http://", "not an address"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TranscoderSettings.of(
                            Map.of("TRIBUTARY_SITE_URL", address, "TRIBUTARY_WORKER_TOKEN", "secret")));
        }
    }
}
