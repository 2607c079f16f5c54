package tributary.backend.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How a program of PostgreSQL is started on this machine: never as root, in a process group of its own, and told to
/// stop when the site dies.
final class PostgresCommand {

    private final List<String> asOtherUser;
    private final boolean ownGroup;
    private final boolean diesWithParent;

    private PostgresCommand(List<String> asOtherUser, boolean ownGroup, boolean diesWithParent) {
        this.asOtherUser = asOtherUser;
        this.ownGroup = ownGroup;
        this.diesWithParent = diesWithParent;
    }

    /// Finds out what the machine offers.
    ///
    /// @param dataParent folder that the server will own where it has to run as another user
    /// @throws UnusableDatabase for root on a machine that allows neither a user namespace nor a change of user
    static PostgresCommand probe(Path dataParent) {
        return new PostgresCommand(
                isRoot() ? withoutRoot(dataParent) : List.of(),
                succeeds("setsid", "true"),
                succeeds("setpriv", "--pdeathsig", "INT", "true"));
    }

    /// A user namespace first: files then stay root's own. Where containers forbid it, PostgreSQL runs as `nobody`.
    private static List<String> withoutRoot(Path dataParent) {
        if (succeeds("unshare", "-U", "true")) {
            return List.of("unshare", "-U");
        }
        var asNobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        var probe = new ArrayList<>(asNobody);
        probe.addAll(List.of("test", "-x", dataParent.toString()));
        if (succeeds("chown", "-R", "65534:65534", dataParent.toString()) && succeeds(probe.toArray(String[]::new))) {
            return asNobody;
        }
        throw new UnusableDatabase(
                "PostgreSQL refuses to run as root, and this machine allows no way around it.",
                "Start Tributary as another user, or set SPRING_DATASOURCE_URL to a PostgreSQL server of yours.");
    }

    /// A command that ends by itself, such as `initdb`.
    List<String> oneShot(List<String> command) {
        var all = new ArrayList<>(asOtherUser);
        all.addAll(command);
        return all;
    }

    /// The server. A signal to the site's process group must not take it before the site has let go of it, hence its
    /// own group; and it must not outlive a killed site, hence the death signal (after the change of user, which
    /// clears it).
    List<String> server(List<String> command) {
        var all = new ArrayList<String>();
        if (ownGroup) {
            all.add("setsid");
        }
        all.addAll(asOtherUser);
        if (diesWithParent) {
            all.addAll(List.of("setpriv", "--pdeathsig", "INT"));
        }
        all.addAll(command);
        return all;
    }

    private static boolean isRoot() {
        try {
            return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        } catch (IOException | UnsupportedOperationException _) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    private static boolean succeeds(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
