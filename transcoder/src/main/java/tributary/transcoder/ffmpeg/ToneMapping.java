package tributary.transcoder.ffmpeg;

import tributary.transcoder.plan.Size;

/// Makes ordinary pictures of those with a high dynamic range; without it they look grey.
final class ToneMapping {

    private ToneMapping() {}

    /// Scales first, as the rest computes with floating point numbers for every pixel.
    static String filters(Size size) {
        return "zscale=w=" + size.width() + ":h=" + size.height() + ":t=linear:npl=100,format=gbrpf32le,"
                + "zscale=p=bt709,tonemap=tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv,format=yuv420p";
    }
}
