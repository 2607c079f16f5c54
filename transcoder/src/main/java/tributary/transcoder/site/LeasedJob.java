package tributary.transcoder.site;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.protocol.worker.CaptionsReport;
import tributary.protocol.worker.Heartbeat;
import tributary.protocol.worker.JobFailure;
import tributary.protocol.worker.PosterReport;
import tributary.protocol.worker.RenditionReport;
import tributary.protocol.worker.SourceReport;
import tributary.protocol.worker.StoryboardReport;
import tributary.protocol.worker.TranscodingLease;

/// One job, for as long as its lease holds. Each report is sent until the site has it or says that the lease is over.
public final class LeasedJob {

    private static final Logger log = LoggerFactory.getLogger(LeasedJob.class);
    private static final Duration REPORT = Duration.ofSeconds(60);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final Duration TRANSFER = Duration.ofHours(12);
    private static final int GONE = 410;

    private final Site site;
    private final TranscodingLease lease;

    LeasedJob(Site site, TranscodingLease lease) {
        this.site = site;
        this.lease = lease;
    }

    public TranscodingLease lease() {
        return lease;
    }

    /// Tries once, as the next one follows soon.
    public void heartbeat(Heartbeat heartbeat) throws LeaseLost, IOException, InterruptedException {
        var request = request("heartbeat", HEARTBEAT).POST(site.body(heartbeat)).build();
        var status = site.http().send(request, BodyHandlers.discarding()).statusCode();
        if (status == GONE) {
            throw new LeaseLost();
        }
        if (status >= 300) {
            throw new IOException("the site answered " + status);
        }
    }

    public void source(SourceReport report) throws LeaseLost, ReportRefused, InterruptedException {
        send(request("source", REPORT).POST(site.body(report)).build());
    }

    public void poster(PosterReport report) throws LeaseLost, ReportRefused, InterruptedException {
        send(request("poster", REPORT).POST(site.body(report)).build());
    }

    public void storyboard(StoryboardReport report) throws LeaseLost, ReportRefused, InterruptedException {
        send(request("storyboard", REPORT).POST(site.body(report)).build());
    }

    public void captions(CaptionsReport report) throws LeaseLost, ReportRefused, InterruptedException {
        send(request("captions", REPORT).POST(site.body(report)).build());
    }

    public void rendition(RenditionReport report) throws LeaseLost, ReportRefused, InterruptedException {
        send(request("renditions", REPORT).POST(site.body(report)).build());
    }

    public void done() throws LeaseLost, ReportRefused, InterruptedException {
        send(request("done", REPORT).POST(BodyPublishers.noBody()).build());
    }

    public void failure(JobFailure failure) throws LeaseLost, ReportRefused, InterruptedException {
        send(request("failure", REPORT).POST(site.body(failure)).build());
    }

    /// Gives the job back while this process ends; tries once and briefly, as the lease runs out anyway.
    public void giveBack(JobFailure failure) {
        try {
            var request = request("failure", FAREWELL).POST(site.body(failure)).build();
            site.http().send(request, BodyHandlers.discarding());
        } catch (IOException gone) {
            log.info("The site does not hear that this process ends: {}", gone.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    public void put(String fileName, Path file) throws LeaseLost, ReportRefused, InterruptedException {
        try {
            send(request("files/" + fileName, TRANSFER)
                    .setHeader("Content-Type", "application/octet-stream")
                    .PUT(BodyPublishers.ofFile(file))
                    .build());
        } catch (FileNotFoundException failure) {
            throw new IllegalStateException("A finished file has vanished", failure);
        }
    }

    /// Fetches the source, going on where a broken connection stopped.
    public void download(Path file) throws LeaseLost, ReportRefused, IOException, InterruptedException {
        Files.deleteIfExists(file);
        Files.createFile(file);
        var backoff = new Backoff();
        while (Files.size(file) < lease.sourceSize()) {
            var before = Files.size(file);
            var request = request(lease.sourceUrl(), TRANSFER, before).GET().build();
            try {
                var answer = site.http().send(request, BodyHandlers.ofInputStream());
                try (var content = answer.body()) {
                    requireFine(answer.statusCode(), content);
                    append(file, answer.statusCode() == 206 ? before : 0, content);
                }
            } catch (IOException broken) {
                log.info("The source's transfer broke at {}: {}", Files.size(file), broken.toString());
            }
            if (Files.size(file) > before) {
                backoff.reset();
            } else {
                backoff.pause();
            }
        }
    }

    private static void append(Path file, long from, InputStream content) throws IOException {
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(from);
        }
        try (var output = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            content.transferTo(output);
        }
    }

    private static void requireFine(int status, InputStream content) throws LeaseLost, ReportRefused, IOException {
        if (status == GONE) {
            throw new LeaseLost();
        }
        if (status >= 500) {
            throw new IOException("the site answered " + status);
        }
        if (status != 200 && status != 206) {
            throw new ReportRefused(status, new String(content.readNBytes(500), StandardCharsets.UTF_8));
        }
    }

    private void send(HttpRequest request) throws LeaseLost, ReportRefused, InterruptedException {
        var backoff = new Backoff();
        while (true) {
            try {
                var answer = site.http().send(request, BodyHandlers.ofString());
                var status = answer.statusCode();
                if (status < 300) {
                    return;
                }
                if (status == GONE) {
                    throw new LeaseLost();
                }
                if (status < 500 && status != 401 && status != 403 && status != 408 && status != 429) {
                    throw new ReportRefused(status, answer.body());
                }
                log.warn(
                        "The site answered {} to {}; trying again",
                        status,
                        request.uri().getPath());
            } catch (IOException failure) {
                log.info("The site cannot be reached for {}: {}", request.uri().getPath(), failure.toString());
            }
            backoff.pause();
        }
    }

    private HttpRequest.Builder request(String what, Duration timeout) {
        return site.request("/worker/v1/transcoding/jobs/" + lease.jobId() + "/" + what, timeout)
                .header("X-Lease", lease.lease());
    }

    private HttpRequest.Builder request(String url, Duration timeout, long from) {
        return site.request(url, timeout).header("X-Lease", lease.lease()).header("Range", "bytes=" + from + "-");
    }
}
