package tributary.backend.uploads.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.SignedIn;
import tributary.backend.site.Refused;
import tributary.backend.uploads.NewUpload;
import tributary.backend.uploads.Upload;
import tributary.backend.uploads.Uploads;

/// The tus protocol 1.0 with the extensions creation, termination, expiration and checksum. An upload's address takes
/// no
/// bytes at creation.
@RestController
@RequestMapping({UploadRoutes.PAGES, UploadRoutes.PROGRAMS})
class TusController {

    private static final String VERSION = "1.0.0";
    private static final String BYTES = "application/offset+octet-stream";

    /// Beside the last offset: under which id the video stands now.
    private static final String VIDEO = "Upload-Video";

    private final Uploads uploads;

    TusController(Uploads uploads) {
        this.uploads = uploads;
    }

    @RequestMapping(method = RequestMethod.OPTIONS)
    ResponseEntity<Void> abilities() {
        return answer(HttpStatus.NO_CONTENT)
                .header("Tus-Version", VERSION)
                .header("Tus-Extension", "creation,termination,expiration,checksum")
                .header("Tus-Max-Size", Long.toString(uploads.maximumSize()))
                .header("Tus-Checksum-Algorithm", TusChecksum.ALGORITHMS)
                .build();
    }

    @PostMapping
    ResponseEntity<Void> create(
            @AuthenticationPrincipal SignedIn who,
            @RequestHeader(name = "Tus-Resumable", required = false) @Nullable String version,
            @RequestHeader(name = "Upload-Length", required = false) @Nullable Long length,
            @RequestHeader(name = "Upload-Metadata", required = false) @Nullable String metadata,
            HttpServletRequest request) {
        requireVersion(version);
        if (length == null) {
            throw Refused.invalid("The size of the file must be told first (Upload-Length).");
        }
        var said = TusMetadata.parse(metadata == null ? "" : metadata);
        var upload = uploads.begin(
                who, new NewUpload(said.getOrDefault("filename", "video"), said.get("fingerprint"), length, null));
        return answer(HttpStatus.CREATED)
                .header(HttpHeaders.LOCATION, request.getRequestURI().replaceAll("/+$", "") + "/" + upload.id())
                .header("Upload-Expires", expiry(upload))
                .build();
    }

    @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
    ResponseEntity<Void> offset(@AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
        var upload = uploads.require(id, who);
        var offset = uploads.offset(id, who);
        var answer = answer(HttpStatus.OK)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Upload-Offset", Long.toString(offset))
                .header("Upload-Length", Long.toString(upload.size()));
        if (offset < upload.size()) {
            return answer.header("Upload-Expires", expiry(upload)).build();
        }
        return answer.header(VIDEO, uploads.complete(id, who).shortUuid()).build();
    }

    @PatchMapping("/{id}")
    ResponseEntity<Void> receive(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID id,
            @RequestHeader(name = "Tus-Resumable", required = false) @Nullable String version,
            @RequestHeader(name = "Upload-Offset", required = false) @Nullable Long offset,
            @RequestHeader(name = "Upload-Checksum", required = false) @Nullable String checksum,
            HttpServletRequest request)
            throws IOException {
        var upload = uploads.require(id, who);
        requireVersion(version);
        if (!BYTES.equals(request.getContentType())) {
            throw new Refused(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE, null, "The bytes of a file are sent as " + BYTES + ".");
        }
        if (offset == null || offset < 0) {
            throw Refused.invalid("Where the bytes belong must be told (Upload-Offset).");
        }
        if (request.getContentLengthLong() > upload.size() - offset) {
            throw new Refused(
                    HttpStatus.CONTENT_TOO_LARGE, null, "These are more bytes than the file was said to have.");
        }
        var reached = uploads.receive(id, who, offset, request.getInputStream(), TusChecksum.parse(checksum));
        var answer = answer(HttpStatus.NO_CONTENT).header("Upload-Offset", Long.toString(reached));
        if (reached < upload.size()) {
            return answer.header("Upload-Expires", expiry(uploads.require(id, who)))
                    .build();
        }
        return answer.header(VIDEO, uploads.complete(id, who).shortUuid()).build();
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> terminate(@AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
        uploads.abandon(id, who);
        return answer(HttpStatus.NO_CONTENT).build();
    }

    private static void requireVersion(@Nullable String version) {
        if (!VERSION.equals(version)) {
            throw new Refused(
                    HttpStatus.PRECONDITION_FAILED, null, "This site speaks tus " + VERSION + " (Tus-Resumable).");
        }
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status).header("Tus-Resumable", VERSION);
    }

    private static String expiry(Upload upload) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(upload.expiresAt().atOffset(ZoneOffset.UTC));
    }
}
