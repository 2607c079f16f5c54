package tributary.transcoder.ffmpeg;

import java.nio.file.Path;
import java.util.List;

/// How every command opens a file that somebody sent.
///
/// The list of formats is what keeps playlists and manifests from reading other files or addresses: a whitelist of
/// protocols alone still lets an HLS playlist or a DASH manifest name other local files.
public final class SafeInput {

    private static final String FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,flv,mpegts,mpeg,ogg,asf,mxf,"
            + "mp3,flac,wav,w64,aac,ac3,aiff,caf,dv,ivf";

    private SafeInput() {}

    /// Options and the file itself, for FFmpeg.
    public static List<String> of(Path file, long maximumPixels) {
        return List.of(
                "-protocol_whitelist",
                "file",
                "-format_whitelist",
                FORMATS,
                "-max_pixels",
                Long.toString(maximumPixels),
                "-i",
                "file:" + file);
    }
}
