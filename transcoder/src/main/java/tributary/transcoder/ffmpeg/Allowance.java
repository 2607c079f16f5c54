package tributary.transcoder.ffmpeg;

import java.time.Duration;

/// What one child process may use. Beyond that the kernel stops it.
///
/// @param memoryBytes address space
/// @param cpuSeconds processor time of all its threads
/// @param fileBytes size of any file that it writes
/// @param standstill how long it may run without getting anywhere
public record Allowance(long memoryBytes, long cpuSeconds, long fileBytes, Duration standstill) {}
