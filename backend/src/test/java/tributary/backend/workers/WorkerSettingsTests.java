package tributary.backend.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class WorkerSettingsTests {

    @Test
    void withoutSettingsTheSiteStartsBothWorkers() {
        assertThat(seeder(Map.of()))
                .isEqualTo(new SeederSettings(
                        WorkerMode.EMBEDDED, null, "49160-50159", 6881, null, DataSize.ofMegabytes(256)));
        assertThat(transcoder(Map.of()))
                .isEqualTo(new TranscoderSettings(WorkerMode.EMBEDDED, null, DataSize.ofMegabytes(128)));
    }

    @Test
    void everyKeyOfTheSeederIsRead() {
        var settings = seeder(Map.of(
                "tributary.seeder.mode", "remote",
                "tributary.seeder.token", "a token of twenty or more",
                "tributary.seeder.udp-ports", "1000-2000",
                "tributary.seeder.tcp-port", "-1",
                "tributary.seeder.public-address", "192.0.2.1",
                "tributary.seeder.heap", "1GB"));
        assertThat(settings)
                .isEqualTo(new SeederSettings(
                        WorkerMode.REMOTE,
                        "a token of twenty or more",
                        "1000-2000",
                        -1,
                        "192.0.2.1",
                        DataSize.ofGigabytes(1)));
        assertThat(settings.toString()).doesNotContain("a token of");
    }

    @Test
    void everyKeyOfTheTranscoderIsRead() {
        var settings = transcoder(Map.of(
                "tributary.transcoder.mode", "off",
                "tributary.transcoder.token", "a token of twenty or more",
                "tributary.transcoder.heap", "64MB"));
        assertThat(settings)
                .isEqualTo(
                        new TranscoderSettings(WorkerMode.OFF, "a token of twenty or more", DataSize.ofMegabytes(64)));
        assertThat(settings.toString()).doesNotContain("a token of");
    }

    @Test
    void whatMakesNoSenseIsRefusedByItsKey() {
        assertThatThrownBy(() -> seeder(Map.of("tributary.seeder.token", "short")))
                .rootCause()
                .hasMessageContaining("tributary.seeder.token");
        assertThatThrownBy(() -> transcoder(Map.of("tributary.transcoder.heap", "1MB")))
                .rootCause()
                .hasMessageContaining("tributary.transcoder.heap");
    }

    private static SeederSettings seeder(Map<String, String> values) {
        return bind("tributary.seeder", SeederSettings.class, values);
    }

    private static TranscoderSettings transcoder(Map<String, String> values) {
        return bind("tributary.transcoder", TranscoderSettings.class, values);
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate(prefix, type);
    }
}
