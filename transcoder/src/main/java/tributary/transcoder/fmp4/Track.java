package tributary.transcoder.fmp4;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// A track as `moov` describes it.
///
/// @param id its number
/// @param isPicture whether it is the picture, else it is the sound
/// @param timescale ticks per second
/// @param skippedTicks where on the track's own clock the presentation begins
/// @param codecs RFC 6381
/// @param defaultDuration of a sample, in ticks, if a fragment does not say
/// @param defaultFlags of a sample, if a fragment does not say
record Track(
        int id,
        boolean isPicture,
        long timescale,
        long skippedTicks,
        String codecs,
        long defaultDuration,
        int defaultFlags) {

    static List<Track> of(ByteBuffer moov) throws MalformedMp4 {
        var defaults = new HashMap<Integer, ByteBuffer>();
        var movieExtends = Box.require(moov, "mvex");
        for (var box : Box.inside(movieExtends)) {
            if (box.type().equals("trex")) {
                defaults.put(box.in(movieExtends).getInt(4), box.in(movieExtends));
            }
        }
        var tracks = new ArrayList<Track>();
        for (var box : Box.inside(moov)) {
            if (box.type().equals("trak")) {
                tracks.add(of(box.in(moov), defaults));
            }
        }
        return tracks;
    }

    private static Track of(ByteBuffer trak, HashMap<Integer, ByteBuffer> defaults) throws MalformedMp4 {
        var tkhd = Box.require(trak, "tkhd");
        var id = tkhd.getInt(tkhd.get(0) == 1 ? 20 : 12);
        var mdhd = Box.require(trak, "mdia", "mdhd");
        var timescale = Integer.toUnsignedLong(mdhd.getInt(mdhd.get(0) == 1 ? 20 : 12));
        var handler = Box.require(trak, "mdia", "hdlr").getInt(8);
        var picture = handler == fourCharacters("vide");
        if (timescale == 0 || (!picture && handler != fourCharacters("soun"))) {
            throw new MalformedMp4("Track " + id + " is neither picture nor sound");
        }
        var trex = defaults.get(id);
        if (trex == null) {
            throw new MalformedMp4("Track " + id + " has no defaults");
        }
        var codecs = Codecs.of(Box.require(trak, "mdia", "minf", "stbl", "stsd"));
        return new Track(
                id,
                picture,
                timescale,
                skipped(trak),
                codecs,
                Integer.toUnsignedLong(trex.getInt(12)),
                trex.getInt(20));
    }

    private static long skipped(ByteBuffer trak) throws MalformedMp4 {
        if (Box.first(Box.inside(trak), "edts").isEmpty()) {
            return 0;
        }
        var elst = Box.require(trak, "edts", "elst");
        var wide = elst.get(0) == 1;
        for (var i = 0; i < elst.getInt(4); i++) {
            var entry = 8 + i * (wide ? 20 : 12);
            var mediaTime = wide ? elst.getLong(entry + 8) : elst.getInt(entry + 4);
            if (mediaTime >= 0) {
                return mediaTime;
            }
        }
        return 0;
    }

    static int fourCharacters(String name) {
        return name.charAt(0) << 24 | name.charAt(1) << 16 | name.charAt(2) << 8 | name.charAt(3);
    }
}
