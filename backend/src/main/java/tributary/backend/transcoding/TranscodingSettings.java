package tributary.backend.transcoding;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import tributary.protocol.worker.LadderSettings;

/// What is made of sources, and how patient the site is with workers.
///
/// @param heights rungs to offer, out of 1080, 720, 480, 360 and 240; a source never gets a rung above its own
/// @param maximumPixels pictures with more pixels are refused
/// @param maximumDuration longer sources are refused
/// @param maximumMemory address space of one FFmpeg process
/// @param maximumCpuSecondsPerSecond processor time that one second of source may cost
/// @param lease without a heartbeat for this long a job goes to another worker
/// @param attempts how often a job is tried before its creator is told that it failed
/// @param retryDelay pause before the second try; before the third it is twice as long
@ConfigurationProperties("tributary.transcoding")
record TranscodingSettings(
        @DefaultValue({"1080", "720", "480", "360", "240"}) List<Integer> heights,
        @DefaultValue("35389440") long maximumPixels,
        @DefaultValue("12h") Duration maximumDuration,
        @DefaultValue("4GB") DataSize maximumMemory,
        @DefaultValue("120") int maximumCpuSecondsPerSecond,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("3") int attempts,
        @DefaultValue("2s") Duration retryDelay) {

    private static final Set<Integer> RUNGS = Set.of(1080, 720, 480, 360, 240);

    TranscodingSettings {
        heights = List.copyOf(heights);
        if (heights.isEmpty() || !RUNGS.containsAll(heights)) {
            throw new IllegalArgumentException(
                    "tributary.transcoding.heights must name some of 1080, 720, 480, 360 and 240, not " + heights);
        }
        if (lease.compareTo(Duration.ofSeconds(1)) < 0 || attempts < 1) {
            throw new IllegalArgumentException(
                    "tributary.transcoding.lease must be at least 1s, and tributary.transcoding.attempts at least 1");
        }
    }

    LadderSettings ladder() {
        return new LadderSettings(
                heights,
                maximumPixels,
                Math.toIntExact(maximumDuration.toSeconds()),
                maximumMemory.toBytes(),
                maximumCpuSecondsPerSecond);
    }
}
