package tributary.backend.playback.api;

import java.util.List;

/// The HLS form of a video in the API.
///
/// @param type 1, the only one there is
/// @param segmentsSha256Url empty: segments are verified by the torrents' piece hashes
record StreamingPlaylist(
        long id,
        int type,
        String playlistUrl,
        String segmentsSha256Url,
        List<Object> redundancies,
        List<VideoFile> files) {}
