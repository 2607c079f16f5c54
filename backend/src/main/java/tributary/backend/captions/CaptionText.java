package tributary.backend.captions;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import tributary.backend.site.InputProblem;

/// Finds out how a text file is encoded, as subtitle files rarely say so.
final class CaptionText {

    /// Latin-1 with the dashes and quotation marks that Windows puts into its unused places.
    private static final Charset LATIN = Charset.forName("windows-1252");

    private static final char MARK = '\uFEFF';

    private CaptionText() {}

    /// @throws InputProblem if the bytes are no text
    static String decode(byte[] bytes) {
        var text = withoutMark(read(bytes));
        if (text.indexOf('\0') >= 0) {
            throw new InputProblem("captions.wrong.binary");
        }
        return text;
    }

    private static String read(byte[] bytes) {
        if (starts(bytes, 0xFF, 0xFE) || looksWide(bytes, 1)) {
            return new String(bytes, StandardCharsets.UTF_16LE);
        }
        if (starts(bytes, 0xFE, 0xFF) || looksWide(bytes, 0)) {
            return new String(bytes, StandardCharsets.UTF_16BE);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            return new String(bytes, LATIN);
        }
    }

    private static boolean starts(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    /// Every subtitle file begins with digits or Latin letters, of which UTF-16 makes pairs with one zero.
    private static boolean looksWide(byte[] bytes, int zero) {
        return bytes.length >= 4
                && bytes[zero] == 0
                && bytes[zero + 2] == 0
                && bytes[1 - zero] != 0
                && bytes[3 - zero] != 0;
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }
}
