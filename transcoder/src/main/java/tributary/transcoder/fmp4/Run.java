package tributary.transcoder.fmp4;

import java.nio.ByteBuffer;

/// What one fragment holds of one track (`traf`).
///
/// @param track whose samples these are
/// @param startTicks decoding time of the first sample
/// @param ticks playing time of all samples
/// @param samples how many
/// @param firstShownTicks presentation time of the first sample on the track's own clock
/// @param shownUntilTicks when the sample that is shown last ends, on the same clock
/// @param keyFrames how many samples can be decoded on their own
/// @param startsWithKeyFrame whether the first sample is one of them
record Run(
        Track track,
        long startTicks,
        long ticks,
        int samples,
        long firstShownTicks,
        long shownUntilTicks,
        int keyFrames,
        boolean startsWithKeyFrame) {

    private static final int NO_KEY_FRAME = 0x10000;

    long endTicks() {
        return startTicks + ticks;
    }

    /// When its first picture is shown, in seconds from the start of the presentation.
    double firstShownSeconds() {
        return (double) (firstShownTicks - track.skippedTicks()) / track.timescale();
    }

    double endSeconds() {
        return (double) (shownUntilTicks - track.skippedTicks()) / track.timescale();
    }

    static int trackOf(ByteBuffer traf) throws MalformedMp4 {
        return Box.require(traf, "tfhd").getInt(4);
    }

    /// Flags of `tfhd` and `trun`: ISO/IEC 14496-12, 8.8.7 and 8.8.8.
    static Run of(ByteBuffer traf, Track track) throws MalformedMp4 {
        var tfhd = Box.require(traf, "tfhd");
        var flags = tfhd.getInt() & 0xffffff;
        tfhd.getInt();
        skip(tfhd, flags, 0x1, 8);
        skip(tfhd, flags, 0x2, 4);
        var duration = (flags & 0x8) != 0 ? Integer.toUnsignedLong(tfhd.getInt()) : track.defaultDuration();
        skip(tfhd, flags, 0x10, 4);
        var sampleFlags = (flags & 0x20) != 0 ? tfhd.getInt() : track.defaultFlags();
        var tfdt = Box.require(traf, "tfdt");
        var start = tfdt.get(0) == 1 ? tfdt.getLong(4) : Integer.toUnsignedLong(tfdt.getInt(4));
        var sum = new Sum(start);
        for (var box : Box.inside(traf)) {
            if (box.type().equals("trun")) {
                sum.add(box.in(traf), duration, sampleFlags);
            }
        }
        return new Run(
                track,
                start,
                sum.ticks,
                sum.samples,
                sum.firstShown,
                sum.shownUntil,
                sum.keyFrames,
                sum.startsWithKeyFrame);
    }

    private static void skip(ByteBuffer bytes, int flags, int flag, int length) {
        if ((flags & flag) != 0) {
            bytes.position(bytes.position() + length);
        }
    }

    private static final class Sum {

        private final long start;
        private long ticks;
        private int samples;
        private long firstShown;
        private long shownUntil;
        private int keyFrames;
        private boolean startsWithKeyFrame;

        private Sum(long start) {
            this.start = start;
        }

        private void add(ByteBuffer trun, long defaultDuration, int defaultFlags) {
            var flags = trun.getInt() & 0xffffff;
            var count = trun.getInt();
            skip(trun, flags, 0x1, 4);
            var firstFlags = (flags & 0x4) != 0 ? trun.getInt() : defaultFlags;
            for (var i = 0; i < count; i++) {
                var duration = (flags & 0x100) != 0 ? Integer.toUnsignedLong(trun.getInt()) : defaultDuration;
                skip(trun, flags, 0x200, 4);
                var sampleFlags = i == 0 ? firstFlags : defaultFlags;
                if ((flags & 0x400) != 0) {
                    sampleFlags = trun.getInt();
                }
                var shift = (flags & 0x800) != 0 ? trun.getInt() : 0;
                if (samples == 0) {
                    firstShown = start + shift;
                    startsWithKeyFrame = (sampleFlags & NO_KEY_FRAME) == 0;
                }
                if ((sampleFlags & NO_KEY_FRAME) == 0) {
                    keyFrames++;
                }
                shownUntil = Math.max(shownUntil, start + ticks + shift + duration);
                ticks += duration;
                samples++;
            }
        }
    }
}
