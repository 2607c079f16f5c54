package tributary.backend.admin.health;

import java.nio.file.Path;
import org.springframework.util.unit.DataSize;
import tributary.backend.site.HomeFolder;

/// Runs the test of the disk on a folder, in a process that may have mounted something small there.
final class DiskTrial {

    private DiskTrial() {}

    public static void main(String[] arguments) {
        var result = DiskTest.on(new HomeFolder(Path.of(arguments[0])), DataSize.ofBytes(0));
        System.out.println("trial: " + result.state() + " " + result.key() + " " + result.values());
    }
}
