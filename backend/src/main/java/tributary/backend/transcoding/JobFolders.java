package tributary.backend.transcoding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import tributary.backend.site.HomeFolder;
import tributary.backend.site.Refused;

/// Where the files of jobs lie: sources below the uploads folder, output in a folder of each attempt.
@Component
class JobFolders {

    private static final Logger log = LoggerFactory.getLogger(JobFolders.class);
    private static final Pattern FILE_NAME = Pattern.compile("[a-z0-9-][a-z0-9.-]{0,99}");

    private final HomeFolder home;

    JobFolders(HomeFolder home) {
        this.home = home;
    }

    Path source(String name) {
        return home.uploads().resolve(name);
    }

    /// A name below the uploads folder, which stays right when the data folder moves.
    String nameOf(Path source) {
        return home.uploads().relativize(source.toAbsolutePath().normalize()).toString();
    }

    /// Makes the folder of this attempt, empty; what earlier attempts left is removed.
    Path freshOutput(Job job) {
        var folder = output(job);
        try {
            FileSystemUtils.deleteRecursively(folder.getParent());
            return Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("The folder " + folder + " cannot be made", failure);
        }
    }

    Path output(Job job) {
        return home.jobs().resolve(job.id().toString()).resolve(Integer.toString(job.attempts()));
    }

    /// @throws Refused 400 if the name is not a plain file name
    Path outputFile(Job job, String fileName) {
        if (!FILE_NAME.matcher(fileName).matches()) {
            throw Refused.invalid("A file name has 1 to 100 characters out of a-z, 0-9, dot and dash.");
        }
        return output(job).resolve(fileName);
    }

    /// @throws Refused 422 if the worker has not put that file there
    Path deliveredFile(Job job, String fileName) {
        var file = outputFile(job, fileName);
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return file;
        }
        throw unprocessable("The job's folder has no file " + fileName + ".");
    }

    /// @throws Refused 422 if the worker has not put a file of that size there
    Path deliveredFile(Job job, String fileName, long size) {
        var file = deliveredFile(job, fileName);
        var found = file.toFile().length();
        if (found == size) {
            return file;
        }
        throw unprocessable("The file " + fileName + " has " + found + " bytes, not " + size + ".");
    }

    private static Refused unprocessable(String message) {
        return new Refused(HttpStatus.UNPROCESSABLE_CONTENT, null, message);
    }

    /// Removes what a job has left; what cannot be removed is left to the next sweep.
    void discard(UUID jobId) {
        remove(home.jobs().resolve(jobId.toString()));
    }

    boolean discardSource(String name) {
        return remove(source(name));
    }

    private static boolean remove(Path path) {
        try {
            FileSystemUtils.deleteRecursively(path);
            return true;
        } catch (IOException failure) {
            log.warn("{} cannot be removed", path, failure);
            return false;
        }
    }
}
