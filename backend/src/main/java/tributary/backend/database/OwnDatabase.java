package tributary.backend.database;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The bundled server as this process uses it: held together with the data folder, or shared with the site that holds
/// both.
final class OwnDatabase implements AutoCloseable {

    private static final String FOLDER = "postgres";

    private final EmbeddedPostgres.Address address;
    private final DataFolderLock lock;
    private final @Nullable EmbeddedPostgres server;

    private OwnDatabase(EmbeddedPostgres.Address address, DataFolderLock lock, @Nullable EmbeddedPostgres server) {
        this.address = address;
        this.lock = lock;
        this.server = server;
    }

    /// Locks the data folder and starts the server in it.
    ///
    /// @throws UnusableDatabase if another process holds the folder or the server cannot run here
    static OwnDatabase hold(Path home) {
        var lock = DataFolderLock.acquire(home);
        var server = EmbeddedPostgres.start(home.resolve(FOLDER));
        return new OwnDatabase(server.address(), lock, server);
    }

    /// Uses the server of the running site, or holds the folder while none runs.
    static OwnDatabase share(Path home) {
        return EmbeddedPostgres.running(home.resolve(FOLDER))
                .map(address -> new OwnDatabase(address, DataFolderLock.none(), null))
                .orElseGet(() -> hold(home));
    }

    EmbeddedPostgres.Address address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
        lock.close();
    }
}
