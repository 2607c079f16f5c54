package tributary.backend.uploads.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.PublicAddress;
import tributary.backend.site.Refused;
import tributary.backend.uploads.NewUpload;
import tributary.backend.uploads.Upload;
import tributary.backend.uploads.Uploads;
import tributary.backend.videos.VideoFields;

/// PeerTube's resumable protocol: begin, send ranges, ask for the offset, cancel. Programs use it.
@RestController
@RequestMapping(UploadRoutes.RESUMABLE)
class ResumableUpload {

    /// "Resume Incomplete": here 308 is no redirection.
    private static final int INCOMPLETE = 308;

    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");
    private static final Pattern QUESTION = Pattern.compile("bytes \\*/(\\d{1,18}|\\*)");

    private final Uploads uploads;
    private final PublicAddress address;
    private final JsonMapper json;

    ResumableUpload(Uploads uploads, PublicAddress address, JsonMapper json) {
        this.uploads = uploads;
        this.address = address;
        this.json = json;
    }

    @PostMapping
    ResponseEntity<Void> begin(
            @AuthenticationPrincipal SignedIn who,
            @RequestHeader(name = "X-Upload-Content-Length", required = false) @Nullable Long length,
            HttpServletRequest request) {
        var fields = VideoFields.of(request, json);
        var name = first(fields, "filename");
        if (length == null || name == null) {
            throw Refused.invalid("The file's name (filename) and size (X-Upload-Content-Length) must be told first.");
        }
        var mark = "uploadx " + name + " " + length + " " + first(fields, "lastModified") + " " + first(fields, "name");
        var same = uploads.unfinished(who).stream()
                .filter(upload -> mark.equals(upload.fingerprint()))
                .findFirst();
        if (same.isPresent()) {
            var offset = uploads.offset(same.get().id(), who);
            return answer(HttpStatus.OK, same.get(), request)
                    .header(HttpHeaders.RANGE, range(offset))
                    .build();
        }
        var upload = uploads.begin(who, new NewUpload(name, mark, length, null));
        try {
            uploads.describe(upload.id(), who, before -> new VideoFields(fields).over(before));
        } catch (RuntimeException wrong) {
            uploads.abandon(upload.id(), who);
            throw wrong;
        }
        return answer(HttpStatus.CREATED, upload, request).build();
    }

    private ResponseEntity.BodyBuilder answer(HttpStatus status, Upload upload, HttpServletRequest request) {
        return ResponseEntity.status(status)
                .header(
                        HttpHeaders.LOCATION,
                        address.of(request) + UploadRoutes.RESUMABLE + "?upload_id=" + upload.id())
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @PutMapping
    @Nullable
    VideoIds send(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(name = "upload_id") UUID id,
            @RequestHeader(HttpHeaders.CONTENT_RANGE) String range,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var upload = uploads.require(id, who);
        var offset = QUESTION.matcher(range).matches()
                ? uploads.offset(id, who)
                : uploads.receive(id, who, start(range, upload), request.getInputStream(), null);
        if (offset == upload.size()) {
            return VideoIds.of(uploads.complete(id, who));
        }
        response.setHeader(HttpHeaders.RANGE, range(offset));
        response.setStatus(INCOMPLETE);
        return null;
    }

    /// @throws Refused 400 for another form, 409 if it does not fit the file
    private static long start(String range, Upload upload) {
        var parts = RANGE.matcher(range);
        if (!parts.matches()) {
            throw Refused.invalid("Content-Range has the form: bytes START-END/TOTAL.");
        }
        var wrongTotal = !parts.group(3).equals("*") && Long.parseLong(parts.group(3)) != upload.size();
        if (wrongTotal || Long.parseLong(parts.group(2)) >= upload.size()) {
            throw Refused.conflict("These are other bytes than the file was said to have.");
        }
        return Long.parseLong(parts.group(1));
    }

    /// Programs cancel after success, too; then only the upload is forgotten.
    @DeleteMapping
    ResponseEntity<Void> cancel(@AuthenticationPrincipal SignedIn who, @RequestParam(name = "upload_id") UUID id) {
        uploads.abandon(id, who);
        return ResponseEntity.noContent().build();
    }

    /// The last byte that is here; before the first one, PeerTube writes `0--1`.
    private static String range(long offset) {
        return "bytes=0-" + (offset - 1);
    }

    private static @Nullable String first(Map<String, List<String>> fields, String name) {
        var values = fields.get(name);
        return values == null || values.isEmpty() || values.getFirst().isBlank() ? null : values.getFirst();
    }
}
