package tributary.protocol.tracker;

/// The shape of UTF-8 (RFC 3629 §4).
final class Utf8 {

    private Utf8() {}

    /// @param at index of a byte of 0x80 or above, or of a control character
    /// @return index behind the character that begins there, -1 if none properly does
    static int next(byte[] bytes, int at, int end) {
        var lead = bytes[at] & 0xff;
        if (lead < 0xc2 || lead > 0xf4) {
            return -1;
        }
        var length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if (at + length > end) {
            return -1;
        }
        var second = bytes[at + 1] & 0xff;
        // The first follower rules out overlong forms, surrogates and what lies above U+10FFFF.
        var lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        var highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (second < lowest || second > highest) {
            return -1;
        }
        for (var i = at + 2; i < at + length; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return -1;
            }
        }
        return at + length;
    }
}
