package tributary.backend.admin.logs;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads backwards, so that the newest lines of a large file are there at once.
@Component
public class LogFile {

    private static final int CHUNK = 256 << 10;
    private static final long FARTHEST = 32L << 20;
    private static final List<String> LEVELS = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR");

    /// @param at as written, with its zone
    /// @param trace of the failure, if there was one
    /// @param traceId of the request or piece of work that wrote it, 32 hexadecimal digits as in exported traces
    public record Line(
            String at,
            String level,
            String logger,
            String message,
            @Nullable String trace,
            @Nullable String traceId) {}

    /// @param before where to go on for older lines, or absent when there are none; a place in the file
    public record Part(List<Line> lines, @Nullable Long before) {}

    private final Path file;
    private final JsonMapper json;

    LogFile(@Value("${logging.file.name}") Path file, JsonMapper json) {
        // Logging begins before the settings are complete; where it writes is what counts.
        var written = System.getProperty(LoggingSystemProperty.LOG_FILE.getEnvironmentVariableName());
        this.file = written == null ? file : Path.of(written);
        this.json = json;
    }

    /// @param level least severe one that is wanted
    /// @param text that must stand somewhere in the line, whatever its case
    /// @param before place in the file to begin at, or absent for its end
    public Part read(String level, String text, @Nullable Long before, int count) {
        if (!Files.exists(file)) {
            return new Part(List.of(), null);
        }
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            var end = before == null ? log.length() : Math.clamp(before, 0, log.length());
            return read(log, end, Math.max(0, LEVELS.indexOf(level)), text.toLowerCase(Locale.ROOT), count);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Part read(RandomAccessFile log, long end, int level, String text, int count) throws IOException {
        var lines = new ArrayList<Line>();
        var rest = new byte[0];
        var place = end;
        while (place > 0 && end - place < FARTHEST) {
            var from = Math.max(0, place - CHUNK);
            var bytes = new byte[(int) (place - from) + rest.length];
            log.seek(from);
            log.readFully(bytes, 0, (int) (place - from));
            System.arraycopy(rest, 0, bytes, (int) (place - from), rest.length);
            var stop = bytes.length;
            for (var index = bytes.length - 1; index >= 0; index--) {
                if (bytes[index] == '\n' || (index == 0 && from == 0)) {
                    var start = bytes[index] == '\n' ? index + 1 : 0;
                    add(lines, new String(bytes, start, stop - start, StandardCharsets.UTF_8), level, text);
                    stop = index;
                    if (lines.size() >= count) {
                        return new Part(lines, from + index);
                    }
                }
            }
            rest = java.util.Arrays.copyOf(bytes, stop);
            place = from;
        }
        return new Part(lines, place > 0 ? place : null);
    }

    private void add(List<Line> lines, String raw, int level, String text) {
        if (raw.isBlank() || !raw.toLowerCase(Locale.ROOT).contains(text)) {
            return;
        }
        try {
            var line = json.readTree(raw);
            var own = line.path("level").asString("INFO");
            if (LEVELS.indexOf(own) < level) {
                return;
            }
            var trace = line.path("stack_trace").asString("");
            lines.add(new Line(
                    line.path("@timestamp").asString(""),
                    own,
                    line.path("logger_name").asString(""),
                    line.path("message").asString(""),
                    trace.isEmpty() ? null : trace,
                    line.path("traceId").asString(null)));
        } catch (JacksonException _) {
            lines.add(new Line("", "INFO", "", raw, null, null));
        }
    }
}
