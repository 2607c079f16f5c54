package tributary.backend.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class WorkerCommandTests {

    private static final Map<String, String> INHERITED = Map.of(
            "PATH", "/usr/bin",
            "TRIBUTARY_ADMIN_PASSWORD", "secret",
            "SPRING_DATASOURCE_PASSWORD", "secret",
            "TRIBUTARY_SEEDER_TOKEN", "secret",
            "TRIBUTARY_SEEDER_MAX_CONNECTIONS", "10",
            "TRIBUTARY_TRANSCODER_NICE", "5");

    @Test
    void aWorkerGetsItsOwnSettingsAndNobodyElsesSecrets() {
        var seeder = WorkerCommand.of(
                WorkerKind.SEEDER,
                DataSize.ofMegabytes(200),
                "classes",
                INHERITED,
                Map.of("TRIBUTARY_PARENT", "stdin"));
        assertThat(seeder.environment())
                .containsOnlyKeys("PATH", "TRIBUTARY_SEEDER_MAX_CONNECTIONS", "TRIBUTARY_PARENT");
        var transcoder =
                WorkerCommand.of(WorkerKind.TRANSCODER, DataSize.ofMegabytes(100), "classes", INHERITED, Map.of());
        assertThat(transcoder.environment()).containsOnlyKeys("PATH", "TRIBUTARY_TRANSCODER_NICE");
    }

    @Test
    void fromClassesTheMainClassIsStartedByTheJavaThatRunsTheSite() {
        var command = WorkerCommand.of(WorkerKind.SEEDER, DataSize.ofMegabytes(200), "a.jar:b.jar", INHERITED, Map.of())
                .command();
        assertThat(command.getFirst()).isEqualTo(System.getProperty("java.home") + "/bin/java");
        assertThat(command).contains("-Xmx200m").containsSequence("-cp", "a.jar:b.jar");
        assertThat(command.getLast()).isEqualTo("tributary.seeder.SeederMain");
    }
}
