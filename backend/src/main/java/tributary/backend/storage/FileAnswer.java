package tributary.backend.storage;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.ServletWebRequest;

/// Answers a GET or HEAD request with a file: whole or one range of it, conditions first (RFC 9110, 13 and 14). The
/// kernel copies the bytes where the container can have it done (sendfile; not under TLS and HTTP/2).
///
/// @param file never changes under its entity tag
/// @param entityTag strong, with its quotes
/// @param contentType of the whole
/// @param most bytes of the file's front that are answered as if they were the whole
public record FileAnswer(Path file, String entityTag, String contentType, long most) {

    /// For less, handing the file to the container costs more than copying it.
    private static final long LEAST_SENDFILE = 48 << 10;

    private static final int BUFFER = 64 << 10;
    private static final String SENDFILE = "org.apache.tomcat.sendfile.";

    public FileAnswer(Path file, String entityTag, String contentType) {
        this(file, entityTag, contentType, Long.MAX_VALUE);
    }

    /// Caching and access headers are the caller's, and set before.
    ///
    /// @return bytes of the answer's body; a client that hangs up gets fewer
    public long send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException _) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return 0;
        }
        var modified = attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.SECONDS);
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        if (isOther(request, modified)) {
            response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
            return 0;
        }
        if (new ServletWebRequest(request, response).checkNotModified(entityTag, modified.toEpochMilli())) {
            return 0;
        }
        response.setContentType(contentType);
        var size = Math.min(attributes.size(), most);
        return switch (wanted(request, modified, size)) {
            case ByteRange.Whole _ -> body(request, response, new ByteRange.Part(0, size - 1));
            case ByteRange.Part part -> {
                response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
                response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes " + part.first() + "-" + part.last() + "/" + size);
                yield body(request, response, part);
            }
            case ByteRange.Beyond _ -> {
                response.setStatus(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.value());
                response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
                response.setContentLength(0);
                yield 0L;
            }
        };
    }

    /// The framework looks at these conditions for requests that change something only, the RFC for all (13.1.1,
    /// 13.1.4).
    private boolean isOther(HttpServletRequest request, Instant modified) {
        var match = request.getHeader(HttpHeaders.IF_MATCH);
        if (match != null) {
            return Arrays.stream(match.split(",", -1))
                    .map(String::strip)
                    .noneMatch(tag -> tag.equals(entityTag) || tag.equals("*"));
        }
        var since = request.getHeader(HttpHeaders.IF_UNMODIFIED_SINCE);
        if (since == null) {
            return false;
        }
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME
                    .parse(since, Instant::from)
                    .isBefore(modified);
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    /// A range is defined for GET alone, and counts only while the file is the one that the client has a part of.
    private ByteRange wanted(HttpServletRequest request, Instant modified, long size) {
        var condition = request.getHeader(HttpHeaders.IF_RANGE);
        var counts = "GET".equals(request.getMethod()) && (condition == null || isSame(condition.strip(), modified));
        return counts ? ByteRange.of(request.getHeader(HttpHeaders.RANGE), size) : new ByteRange.Whole();
    }

    private boolean isSame(String condition, Instant modified) {
        if (condition.startsWith("\"") || condition.startsWith("W/")) {
            return condition.equals(entityTag);
        }
        return condition.equals(DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                .format(modified.atOffset(ZoneOffset.UTC)));
    }

    private long body(HttpServletRequest request, HttpServletResponse response, ByteRange.Part part)
            throws IOException {
        response.setContentLengthLong(part.length());
        if ("HEAD".equals(request.getMethod()) || part.length() == 0) {
            return 0;
        }
        if (part.length() >= LEAST_SENDFILE && isTrue(request.getAttribute(SENDFILE + "support"))) {
            request.setAttribute(SENDFILE + "filename", file.toString());
            request.setAttribute(SENDFILE + "start", part.first());
            request.setAttribute(SENDFILE + "end", part.last() + 1);
            return part.length();
        }
        copy(response, part);
        return part.length();
    }

    private static boolean isTrue(@Nullable Object attribute) {
        return Boolean.TRUE.equals(attribute);
    }

    private void copy(HttpServletResponse response, ByteRange.Part part) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var out = response.getOutputStream();
            var buffer = ByteBuffer.allocate((int) Math.min(BUFFER, part.length()));
            for (var position = part.first(); position <= part.last(); ) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), part.last() + 1 - position));
                var read = channel.read(buffer, position);
                if (read < 0) {
                    throw new IOException(file + " has become shorter");
                }
                out.write(buffer.array(), 0, read);
                position += read;
            }
        }
    }
}
