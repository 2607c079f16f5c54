package tributary.backend.workers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import tributary.backend.site.HomeFolder;

/// Starts the workers that belong to the site once the web server listens, and stops them before it.
@Component
public class EmbeddedWorkers implements SmartLifecycle {

    /// By which a worker that the site starts calls itself.
    public static final String NAME = "embedded";

    private static final DataSize LEAST_HEAP = DataSize.ofMegabytes(64);

    private final Environment environment;
    private final HomeFolder home;
    private final WorkerTokens tokens;
    private final SeederSettings seeder;
    private final TranscoderSettings transcoder;
    private final List<WorkerProcess> processes = new ArrayList<>();
    private boolean running;

    EmbeddedWorkers(
            Environment environment,
            HomeFolder home,
            WorkerTokens tokens,
            SeederSettings seeder,
            TranscoderSettings transcoder) {
        this.environment = environment;
        this.home = home;
        this.tokens = tokens;
        this.seeder = seeder;
        this.transcoder = transcoder;
    }

    static void checkHeap(String key, DataSize heap) {
        if (heap.compareTo(LEAST_HEAP) < 0) {
            throw new IllegalArgumentException(key + " must be at least " + LEAST_HEAP.toMegabytes() + "MB");
        }
    }

    /// Of every kind, in the order of [WorkerKind].
    public synchronized List<WorkerState> states() {
        return processes.stream().map(WorkerProcess::state).toList();
    }

    /// Whether the site is the one to start a worker of that kind.
    public boolean startsItself(WorkerKind kind) {
        return switch (kind) {
            case SEEDER -> seeder.mode() == WorkerMode.EMBEDDED;
            case TRANSCODER -> transcoder.mode() == WorkerMode.EMBEDDED;
        };
    }

    @Override
    public synchronized void start() {
        running = true;
        processes.clear();
        if (startsItself(WorkerKind.SEEDER)) {
            start(WorkerKind.SEEDER, seeder.heap(), seederEnvironment());
        }
        if (startsItself(WorkerKind.TRANSCODER)) {
            start(WorkerKind.TRANSCODER, transcoder.heap(), Map.of());
        }
    }

    private void start(WorkerKind kind, DataSize heap, Map<String, String> special) {
        var given = new HashMap<>(special);
        given.put("TRIBUTARY_SITE_URL", "http://127.0.0.1:" + port());
        given.put("TRIBUTARY_WORKER_TOKEN", tokens.of(kind).orElseThrow());
        given.put("TRIBUTARY_WORKER_NAME", NAME);
        given.put("TRIBUTARY_HOME", home.root().toString());
        given.put("TRIBUTARY_PARENT", "stdin");
        var command = WorkerCommand.of(kind, heap, System.getProperty("java.class.path"), System.getenv(), given);
        processes.add(WorkerProcess.start(kind, command));
    }

    private Map<String, String> seederEnvironment() {
        var given = new HashMap<String, String>();
        given.put("TRIBUTARY_SEEDER_UDP_PORTS", seeder.udpPorts());
        given.put("TRIBUTARY_SEEDER_TCP_PORT", Integer.toString(seeder.tcpPort()));
        if (seeder.publicAddress() != null && !seeder.publicAddress().isBlank()) {
            given.put("TRIBUTARY_SEEDER_PUBLIC_ADDRESS", seeder.publicAddress());
        }
        return given;
    }

    /// Known since the web server listens.
    private int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    /// Both at a time: the container waits for the callback before it stops the web server.
    @Override
    public void stop(Runnable callback) {
        List<CompletableFuture<Void>> stops;
        synchronized (this) {
            running = false;
            stops = processes.stream().map(WorkerProcess::stop).toList();
        }
        var _ = CompletableFuture.allOf(stops.toArray(CompletableFuture[]::new)).whenComplete((_, _) -> callback.run());
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    /// Last to start, first to stop.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
