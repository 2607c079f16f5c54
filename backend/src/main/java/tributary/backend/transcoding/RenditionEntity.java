package tributary.backend.transcoding;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tributary.protocol.worker.RenditionReport;

/// A rendition's row. Segments follow each other without gaps, so their offsets are the sum of the lengths.
@Entity
@Table(name = "rendition")
class RenditionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long videoId;
    private UUID fileUuid;
    private int height;
    private int width;
    private int pictureHeight;
    private double framesPerSecond;
    private long peakBitsPerSecond;
    private long averageBitsPerSecond;
    private String codecs;
    private double durationSeconds;
    private long size;
    private int initLength;
    private boolean hasAudio;
    private long firstSegmentOffset;
    private int[] segmentLengths;
    private double[] segmentDurations;
    private String blobKey;
    private boolean published;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected RenditionEntity() {}

    RenditionEntity(long videoId, UUID fileUuid, RenditionReport report, String blobKey, Instant now) {
        this.videoId = videoId;
        this.fileUuid = fileUuid;
        height = report.height();
        width = report.width();
        pictureHeight = report.pictureHeight();
        framesPerSecond = report.framesPerSecond();
        peakBitsPerSecond = report.peakBitsPerSecond();
        averageBitsPerSecond = report.averageBitsPerSecond();
        codecs = report.codecs();
        durationSeconds = report.durationSeconds();
        size = report.size();
        initLength = report.initLength();
        hasAudio = report.hasAudio();
        firstSegmentOffset = report.segments().getFirst().offset();
        segmentLengths =
                report.segments().stream().mapToInt(segment -> segment.length()).toArray();
        segmentDurations = report.segments().stream()
                .mapToDouble(segment -> segment.durationSeconds())
                .toArray();
        this.blobKey = blobKey;
        createdAt = now;
    }

    /// @return whether this is news
    boolean publish() {
        if (published) {
            return false;
        }
        published = true;
        return true;
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("Not saved yet");
        }
        return id;
    }

    long videoId() {
        return videoId;
    }

    Rendition toRendition() {
        return new Rendition(
                id(),
                videoId,
                fileUuid,
                height,
                width,
                pictureHeight,
                framesPerSecond,
                peakBitsPerSecond,
                averageBitsPerSecond,
                codecs,
                durationSeconds,
                size,
                initLength,
                hasAudio,
                segments(),
                blobKey,
                published,
                createdAt);
    }

    private List<Segment> segments() {
        var segments = new ArrayList<Segment>(segmentLengths.length);
        var offset = firstSegmentOffset;
        for (var i = 0; i < segmentLengths.length; i++) {
            segments.add(new Segment(offset, segmentLengths[i], segmentDurations[i]));
            offset += segmentLengths[i];
        }
        return segments;
    }
}
