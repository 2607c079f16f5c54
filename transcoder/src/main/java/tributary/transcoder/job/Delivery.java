package tributary.transcoder.job;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tributary.transcoder.site.LeaseLost;
import tributary.transcoder.site.LeasedJob;
import tributary.transcoder.site.ReportRefused;

/// Brings finished files to the site: into the shared folder by one rename, or over HTTP.
final class Delivery {

    private final LeasedJob job;

    Delivery(LeasedJob job) {
        this.job = job;
    }

    void deliver(Path file, String fileName) throws IOException, LeaseLost, ReportRefused, InterruptedException {
        var output = job.lease().outputFolder();
        if (output == null) {
            job.put(fileName, file);
            return;
        }
        var folder = Path.of(output);
        if (!Files.isDirectory(folder)) {
            // The site removes the folder with the job.
            job.put(fileName, file);
            return;
        }
        var target = folder.resolve(fileName);
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            var draft = folder.resolve("." + fileName + ".draft");
            Files.copy(file, draft, StandardCopyOption.REPLACE_EXISTING);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(file);
        }
    }
}
