package tributary.backend.transcoding.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.site.Refused;
import tributary.backend.transcoding.TranscodingLeases;
import tributary.backend.transcoding.TranscodingReports;
import tributary.protocol.worker.CaptionsReport;
import tributary.protocol.worker.Heartbeat;
import tributary.protocol.worker.JobFailure;
import tributary.protocol.worker.LeaseRequest;
import tributary.protocol.worker.PosterReport;
import tributary.protocol.worker.RenditionReport;
import tributary.protocol.worker.SourceReport;
import tributary.protocol.worker.StoryboardReport;
import tributary.protocol.worker.TranscodingLease;

/// What transcoders talk to; see [tributary.protocol.worker].
@RestController
@RequestMapping("/worker/v1/transcoding")
class TranscodingWorkerController {

    private static final String LEASE = "X-Lease";

    private final TranscodingLeases leases;
    private final TranscodingReports reports;

    TranscodingWorkerController(TranscodingLeases leases, TranscodingReports reports) {
        this.leases = leases;
        this.reports = reports;
    }

    @PostMapping("/lease")
    ResponseEntity<TranscodingLease> lease(@RequestBody LeaseRequest request) throws InterruptedException {
        if (request.worker().isBlank() || request.worker().length() > 100) {
            throw Refused.invalid("A worker's name has 1 to 100 characters.");
        }
        return leases.lease(request)
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @PostMapping("/jobs/{jobId}/heartbeat")
    void heartbeat(@PathVariable UUID jobId, @RequestHeader(LEASE) String lease, @RequestBody Heartbeat heartbeat) {
        leases.heartbeat(jobId, lease, heartbeat);
    }

    /// Answers ranges.
    @GetMapping("/jobs/{jobId}/source")
    ResponseEntity<Resource> source(@PathVariable UUID jobId, @RequestHeader(LEASE) String lease) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(new FileSystemResource(reports.source(jobId, lease)));
    }

    @PutMapping("/jobs/{jobId}/files/{fileName}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void receive(
            @PathVariable UUID jobId,
            @PathVariable String fileName,
            @RequestHeader(LEASE) String lease,
            HttpServletRequest request)
            throws IOException {
        reports.receive(jobId, lease, fileName, request.getInputStream());
    }

    @PostMapping("/jobs/{jobId}/source")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void probed(@PathVariable UUID jobId, @RequestHeader(LEASE) String lease, @RequestBody SourceReport report) {
        reports.probed(jobId, lease, report);
    }

    @PostMapping("/jobs/{jobId}/poster")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void poster(@PathVariable UUID jobId, @RequestHeader(LEASE) String lease, @RequestBody PosterReport report) {
        reports.poster(jobId, lease, report);
    }

    @PostMapping("/jobs/{jobId}/storyboard")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void storyboard(
            @PathVariable UUID jobId, @RequestHeader(LEASE) String lease, @RequestBody StoryboardReport report) {
        reports.storyboard(jobId, lease, report);
    }

    @PostMapping("/jobs/{jobId}/captions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void captions(@PathVariable UUID jobId, @RequestHeader(LEASE) String lease, @RequestBody CaptionsReport report) {
        reports.captions(jobId, lease, report);
    }

    @PostMapping("/jobs/{jobId}/renditions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rendition(@PathVariable UUID jobId, @RequestHeader(LEASE) String lease, @RequestBody RenditionReport report) {
        reports.rendition(jobId, lease, report);
    }

    @PostMapping("/jobs/{jobId}/done")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void done(@PathVariable UUID jobId, @RequestHeader(LEASE) String lease) {
        reports.done(jobId, lease);
    }

    @PostMapping("/jobs/{jobId}/failure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void failure(@PathVariable UUID jobId, @RequestHeader(LEASE) String lease, @RequestBody JobFailure failure) {
        reports.failed(jobId, lease, failure);
    }
}
