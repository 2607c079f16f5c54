package tributary.backend.seeding.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.seeding.Seeders;
import tributary.backend.seeding.SeedingAssigner;
import tributary.backend.site.PublicAddress;
import tributary.backend.site.Refused;
import tributary.backend.storage.Blobs;
import tributary.backend.storage.FileAnswer;
import tributary.backend.torrents.Torrent;
import tributary.backend.torrents.Torrents;
import tributary.backend.tracking.SiteTracker;
import tributary.backend.transcoding.Renditions;
import tributary.protocol.InfoHash;
import tributary.protocol.worker.SeederStatus;
import tributary.protocol.worker.SeedingAssignments;

/// What seeders talk to; see [tributary.protocol.worker].
@RestController
@RequestMapping("/worker/v1/seeding")
class SeedingWorkerController {

    private final SeedingAssigner assigner;
    private final Seeders seeders;
    private final SiteTracker tracker;
    private final Torrents torrents;
    private final Renditions renditions;
    private final Blobs blobs;

    SeedingWorkerController(
            SeedingAssigner assigner,
            Seeders seeders,
            SiteTracker tracker,
            Torrents torrents,
            Renditions renditions,
            Blobs blobs) {
        this.assigner = assigner;
        this.seeders = seeders;
        this.tracker = tracker;
        this.torrents = torrents;
        this.renditions = renditions;
        this.blobs = blobs;
    }

    @GetMapping("/assignments")
    SeedingAssignments assignments(
            @RequestParam String seeder,
            @RequestParam(defaultValue = "-1") long revision,
            @RequestParam(defaultValue = "0") int wait,
            HttpServletRequest request)
            throws InterruptedException {
        return assigner.await(seeder, revision, wait, trackerUrl(request));
    }

    /// A seeder on this machine goes straight to the tracker, one elsewhere by the way that it came.
    private String trackerUrl(HttpServletRequest request) {
        var from = request.getRemoteAddr();
        if (from.startsWith("127.") || from.equals("0:0:0:0:0:0:0:1") || from.equals("::1")) {
            return "ws://" + tracker.localHost() + ":" + tracker.port() + "/announce";
        }
        return PublicAddress.ofRequest(request).replaceFirst("^http", "ws") + "/announce";
    }

    @PostMapping("/status")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void status(@RequestBody SeederStatus status) {
        seeders.report(status);
    }

    @GetMapping("/torrents/{infoHash}")
    ResponseEntity<byte[]> torrent(@PathVariable String infoHash, HttpServletRequest request) {
        return ResponseEntity.ok()
                .header("Content-Type", "application/x-bittorrent")
                .body(torrents.file(find(infoHash), PublicAddress.ofRequest(request)));
    }

    /// Answers ranges.
    @GetMapping("/files/{infoHash}")
    void file(@PathVariable String infoHash, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var torrent = find(infoHash);
        var path = renditions
                .find(torrent.renditionId())
                .flatMap(rendition -> blobs.path(rendition.blobKey()))
                .orElseThrow(SeedingWorkerController::gone);
        response.setHeader("Cache-Control", "private, no-store");
        new FileAnswer(path, '"' + torrent.infoHash().toHex() + '"', "video/mp4").send(request, response);
    }

    private Torrent find(String infoHash) {
        if (!infoHash.matches("[0-9a-f]{40}")) {
            throw gone();
        }
        return torrents.byInfoHash(InfoHash.ofHex(infoHash)).orElseThrow(SeedingWorkerController::gone);
    }

    private static Refused gone() {
        return Refused.notFound("There is no such torrent.");
    }
}
