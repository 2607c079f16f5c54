package tributary.protocol.worker;

import java.util.List;

/// What the operator allows a job to make and to spend.
///
/// @param heights rungs to offer, out of 1080, 720, 480, 360 and 240
/// @param maximumPixels pictures with more pixels are refused
/// @param maximumDurationSeconds longer sources are refused
/// @param maximumMemoryBytes address space of one FFmpeg process
/// @param maximumCpuSecondsPerSourceSecond processor time that one second of source may cost
public record LadderSettings(
        List<Integer> heights,
        long maximumPixels,
        int maximumDurationSeconds,
        long maximumMemoryBytes,
        int maximumCpuSecondsPerSourceSecond) {}
