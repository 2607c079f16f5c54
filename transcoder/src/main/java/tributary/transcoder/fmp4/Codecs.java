package tributary.transcoder.fmp4;

import java.nio.ByteBuffer;

/// Names of codecs with their profiles, as playlists and browsers want them (RFC 6381, 3.3 and 3.4).
final class Codecs {

    private static final int VISUAL_ENTRY = 78;
    private static final int AUDIO_ENTRY = 28;
    private static final int ELEMENTARY_STREAM = 3;
    private static final int DECODER_CONFIGURATION = 4;
    private static final int DECODER_SPECIFIC = 5;

    private Codecs() {}

    /// @param stsd content of the sample description box
    static String of(ByteBuffer stsd) throws MalformedMp4 {
        var entries = stsd.duplicate().position(8).slice();
        var entry = Box.inside(entries).getFirst();
        var content = entry.in(entries);
        return switch (entry.type()) {
            case "avc1" -> avc(Box.require(content.position(VISUAL_ENTRY).slice(), "avcC"));
            case "mp4a" -> aac(Box.require(content.position(AUDIO_ENTRY).slice(), "esds"));
            default -> throw new MalformedMp4("There is a track of the unexpected kind " + entry.type());
        };
    }

    private static String avc(ByteBuffer avcC) {
        return String.format("avc1.%02x%02x%02x", avcC.get(1), avcC.get(2), avcC.get(3));
    }

    /// Descriptors of ISO/IEC 14496-1, 7.2.6: object type, then the audio object type of 14496-3, 1.6.2.1.
    private static String aac(ByteBuffer esds) throws MalformedMp4 {
        var bytes = esds.duplicate().position(4);
        descriptor(bytes, ELEMENTARY_STREAM);
        bytes.position(bytes.position() + 2);
        var flags = bytes.get();
        if ((flags & 0xe0) != 0) {
            throw new MalformedMp4("The sound's stream descriptor has unexpected parts");
        }
        descriptor(bytes, DECODER_CONFIGURATION);
        var objectType = bytes.get();
        bytes.position(bytes.position() + 12);
        descriptor(bytes, DECODER_SPECIFIC);
        var first = bytes.getShort() & 0xffff;
        var audioObjectType = first >> 11;
        if (audioObjectType == 31) {
            audioObjectType = 32 + (first >> 5 & 0x3f);
        }
        return String.format("mp4a.%02x.%d", objectType, audioObjectType);
    }

    private static void descriptor(ByteBuffer bytes, int tag) throws MalformedMp4 {
        if (bytes.get() != tag) {
            throw new MalformedMp4("The sound's stream descriptor lacks part " + tag);
        }
        while ((bytes.get() & 0x80) != 0) {
            // The size takes one to four bytes and is not needed.
        }
    }
}
