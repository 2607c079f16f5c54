package tributary.backend.uploads.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.Refused;
import tributary.backend.uploads.NewUpload;
import tributary.backend.uploads.Uploads;
import tributary.backend.videos.VideoFields;

/// `POST /api/v1/videos/upload`: file and fields in one form, named as PeerTube names them. The file goes straight to
/// its
/// place on the disk.
@RestController
class MultipartUpload {

    private static final int MOST_FIELD_BYTES = 64 * 1024;
    private static final int MOST_FIELDS = 100;
    private static final String FILE = "videofile";

    private final Uploads uploads;

    MultipartUpload(Uploads uploads) {
        this.uploads = uploads;
    }

    @PostMapping(UploadRoutes.MULTIPART)
    VideoIds upload(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) throws IOException {
        var boundary = boundary(request);
        var length = request.getContentLengthLong();
        if (length < 0) {
            throw new Refused(
                    HttpStatus.LENGTH_REQUIRED, null, "The length of the form must be told first (Content-Length).");
        }
        var upload = uploads.begin(who, new NewUpload("upload", null, length, null));
        try {
            return new Form(upload.id(), who).read(new MultipartReader(request.getInputStream(), boundary));
        } catch (IOException | RuntimeException failure) {
            uploads.abandon(upload.id(), who);
            throw failure;
        }
    }

    private static String boundary(HttpServletRequest request) {
        var type = request.getContentType();
        if (type == null || !type.regionMatches(true, 0, MediaType.MULTIPART_FORM_DATA_VALUE, 0, 19)) {
            throw new Refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, null, "A video is sent as multipart/form-data.");
        }
        var boundary = MediaType.parseMediaType(type).getParameter("boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > 200) {
            throw Refused.invalid("The form has no boundary.");
        }
        return boundary.startsWith("\"") ? boundary.substring(1, boundary.length() - 1) : boundary;
    }

    private final class Form {
        private final UUID id;
        private final SignedIn who;
        private final Map<String, List<String>> fields = new HashMap<>();
        private String fileName = "";
        private long size = -1;

        private Form(UUID id, SignedIn who) {
            this.id = id;
            this.who = who;
        }

        private VideoIds read(MultipartReader parts) throws IOException {
            for (var part = parts.next(); part.isPresent(); part = parts.next()) {
                take(part.get());
            }
            if (size <= 0) {
                throw Refused.invalid(Map.of(FILE, "The form has no file named " + FILE + ", or it is empty."));
            }
            uploads.receivedWhole(id, who, fileName, size, before -> new VideoFields(fields).over(before));
            return VideoIds.of(uploads.complete(id, who));
        }

        private void take(MultipartReader.Part part) throws IOException {
            if (part.name().equals(FILE) && size < 0) {
                fileName = Objects.requireNonNullElse(part.fileName(), "video");
                size = uploads.receive(id, who, 0, part.content(), null);
            } else if (part.fileName() == null && fields.size() < MOST_FIELDS) {
                fields.computeIfAbsent(part.name(), _ -> new ArrayList<>()).add(text(part.content()));
            }
        }

        private static String text(InputStream content) throws IOException {
            var bytes = content.readNBytes(MOST_FIELD_BYTES + 1);
            if (bytes.length > MOST_FIELD_BYTES) {
                throw Refused.invalid("A field of the form is too long.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
