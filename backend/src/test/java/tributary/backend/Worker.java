package tributary.backend;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tributary.protocol.worker.CaptionsReport;
import tributary.protocol.worker.Heartbeat;
import tributary.protocol.worker.JobFailure;
import tributary.protocol.worker.LeaseRequest;
import tributary.protocol.worker.PosterReport;
import tributary.protocol.worker.RenditionReport;
import tributary.protocol.worker.SegmentRange;
import tributary.protocol.worker.SourceReport;
import tributary.protocol.worker.StoryboardReport;
import tributary.protocol.worker.TranscodingLease;

/// A transcoder that encodes nothing: speaks the worker API by hand, from another machine or from this one.
public final class Worker {

    public static final String TOKEN = "the-transcoder-of-these-tests";

    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final boolean sharedFolder;

    public Worker(int port, boolean sharedFolder) {
        this.port = port;
        this.sharedFolder = sharedFolder;
    }

    public Optional<TranscodingLease> lease(int waitSeconds) {
        var answer = post("/lease", new LeaseRequest("hand", waitSeconds, sharedFolder), "");
        if (answer.statusCode() == 204) {
            return Optional.empty();
        }
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return Optional.of(JSON.readValue(answer.body(), TranscodingLease.class));
    }

    public int heartbeat(TranscodingLease job, double percent) {
        return report(job, "heartbeat", new Heartbeat("Encoding", percent, 60));
    }

    public int probed(TranscodingLease job, double seconds, Integer... heights) {
        return report(job, "source", new SourceReport(seconds, 1280, 720, 30, true, true, List.of(heights), List.of()));
    }

    /// Sends bytes that stand for a sheet of five tiles and reports it.
    public int storyboard(TranscodingLease job) {
        send(job, "storyboard.jpg", new byte[] {4, 5, 6});
        return report(job, "storyboard", new StoryboardReport("storyboard.jpg", 160, 90, 5, 5, 2));
    }

    public int poster(TranscodingLease job) {
        send(job, "poster.jpg", new byte[] {1, 2, 3});
        return report(job, "poster", new PosterReport("poster.jpg", 1280, 720));
    }

    /// Sends a subtitle file and reports it.
    public int captions(TranscodingLease job, String language, String webVtt) {
        send(job, "captions-2.vtt", webVtt.getBytes(StandardCharsets.UTF_8));
        return report(job, "captions", new CaptionsReport("captions-2.vtt", language));
    }

    /// Sends a file of that many bytes and reports it.
    public int rendition(TranscodingLease job, int height, int size) {
        send(job, height + ".mp4", content(height, size));
        return report(job, "renditions", describe(height, size));
    }

    public static byte[] content(int height, int size) {
        var content = new byte[size];
        new Random(height).nextBytes(content);
        return content;
    }

    public static RenditionReport describe(int height, int size) {
        return new RenditionReport(
                height + ".mp4",
                height,
                height * 16 / 9,
                height,
                30,
                1_000_000,
                900_000,
                "avc1.64001f,mp4a.40.2",
                8,
                size,
                100,
                true,
                List.of(new SegmentRange(200, 300, 4), new SegmentRange(500, size - 500, 4)));
    }

    public int done(TranscodingLease job) {
        return post("/jobs/" + job.jobId() + "/done", null, job.lease()).statusCode();
    }

    public int failed(TranscodingLease job, String reason, boolean permanent) {
        return report(job, "failure", new JobFailure(reason, "the tool's last words", permanent));
    }

    public int report(TranscodingLease job, String what, Object report) {
        return post("/jobs/" + job.jobId() + "/" + what, report, job.lease()).statusCode();
    }

    public HttpResponse<String> send(TranscodingLease job, String fileName, byte[] content) {
        return Creator.call(request("/jobs/" + job.jobId() + "/files/" + fileName, job.lease())
                .PUT(BodyPublishers.ofByteArray(content)));
    }

    /// Bytes of the source, by range.
    public HttpResponse<String> source(UUID jobId, String lease, String range) {
        return Creator.call(request("/jobs/" + jobId + "/source", lease).header("Range", range));
    }

    private HttpResponse<String> post(String path, @Nullable Object body, String lease) {
        var request = request(path, lease);
        return Creator.call(
                body == null
                        ? request.POST(BodyPublishers.noBody())
                        : request.header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpRequest.Builder request(String path, String lease) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/worker/v1/transcoding" + path))
                .header("Authorization", "Bearer " + TOKEN);
        return lease.isEmpty() ? request : request.header("X-Lease", lease);
    }
}
