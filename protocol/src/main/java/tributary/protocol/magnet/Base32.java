package tributary.protocol.magnet;

/// Base 32 of RFC 4648 §6, reading only and without padding.
final class Base32 {

    private Base32() {}

    /// @param text a multiple of eight characters, in either case
    /// @throws IllegalArgumentException on a character that base 32 does not have
    static byte[] decode(String text) {
        var bytes = new byte[text.length() * 5 / 8];
        var buffer = 0L;
        var bits = 0;
        var next = 0;
        for (var i = 0; i < text.length(); i++) {
            buffer = buffer << 5 | digit(text.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[next++] = (byte) (buffer >>> bits);
            }
        }
        return bytes;
    }

    private static int digit(char character) {
        if (character >= 'a' && character <= 'z') {
            return character - 'a';
        }
        if (character >= 'A' && character <= 'Z') {
            return character - 'A';
        }
        if (character >= '2' && character <= '7') {
            return character - '2' + 26;
        }
        throw new IllegalArgumentException("'" + character + "' is not a digit of base 32");
    }
}
