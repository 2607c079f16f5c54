package tributary.backend.playback.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/// A rendition in the API.
///
/// @param resolution height class in lines and its label, such as `720p`
/// @param size bytes
/// @param magnetUri absent for videos that are in no swarm
/// @param torrentUrl never null nor empty: a well-known app drops all files of a video if one lacks it
record VideoFile(
        long id,
        Resolution resolution,
        int width,
        int height,
        long size,
        long fps,
        @JsonInclude(Include.NON_NULL) @Nullable String magnetUri,
        String torrentUrl,
        String torrentDownloadUrl,
        String fileUrl,
        String fileDownloadUrl,
        String playlistUrl,
        @Nullable String metadataUrl,
        boolean hasAudio,
        boolean hasVideo,
        int storage) {

    record Resolution(int id, String label) {}
}
