package tributary.transcoder.fmp4;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// A `sidx` box (ISO/IEC 14496-12, 8.16.3).
///
/// @param track whose times it tells
/// @param firstByte where the first entry's bytes begin
/// @param entries one for each fragment
record SegmentIndex(int track, long firstByte, List<Entry> entries) {

    /// @param size bytes
    /// @param seconds playing time
    /// @param startsWithKeyFrame whether playing can begin here
    record Entry(long size, double seconds, boolean startsWithKeyFrame) {}

    SegmentIndex {
        entries = List.copyOf(entries);
    }

    static SegmentIndex of(ByteBuffer content, long endOfBox) throws MalformedMp4 {
        var wide = content.get(0) == 1;
        var track = content.getInt(4);
        var timescale = Integer.toUnsignedLong(content.getInt(8));
        var firstOffset = wide ? content.getLong(20) : Integer.toUnsignedLong(content.getInt(16));
        var bytes = content.duplicate().position(wide ? 30 : 22);
        var count = bytes.getShort() & 0xffff;
        if (timescale == 0 || bytes.remaining() < 12 * count) {
            throw new MalformedMp4("The sidx of track " + track + " cannot be right");
        }
        var entries = new ArrayList<Entry>(count);
        for (var i = 0; i < count; i++) {
            var size = bytes.getInt();
            var duration = Integer.toUnsignedLong(bytes.getInt());
            var access = bytes.getInt();
            if (size < 0) {
                throw new MalformedMp4("The sidx of track " + track + " refers to another sidx");
            }
            entries.add(new Entry(size, (double) duration / timescale, access < 0));
        }
        return new SegmentIndex(track, endOfBox + firstOffset, entries);
    }
}
