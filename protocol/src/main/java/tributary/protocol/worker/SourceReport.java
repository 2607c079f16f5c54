package tributary.protocol.worker;

import java.util.List;

/// `POST /worker/v1/transcoding/jobs/{jobId}/source`: what probing found and which rungs will come of it.
///
/// @param durationSeconds length of the source
/// @param width of the picture as shown (after rotation), 0 without one
/// @param height of the picture as shown (after rotation), 0 without one
/// @param framesPerSecond 0 without a picture
/// @param hasVideo whether there is a moving picture
/// @param hasAudio whether there is sound
/// @param heights the planned rungs, in the order in which they will be delivered
/// @param chapters that the file has, in order
public record SourceReport(
        double durationSeconds,
        int width,
        int height,
        double framesPerSecond,
        boolean hasVideo,
        boolean hasAudio,
        List<Integer> heights,
        List<ChapterMark> chapters) {

    /// A worker that does not know of chapters leaves them out.
    public SourceReport {
        chapters = chapters == null ? List.of() : List.copyOf(chapters);
    }
}
