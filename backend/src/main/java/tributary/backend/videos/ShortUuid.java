package tributary.backend.videos;

import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// A UUID as 22 characters of base 58 (no `0`, `O`, `I`, `l`; lower case before upper case), padded with `1`.
public final class ShortUuid {

    private static final String ALPHABET = "123456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());
    private static final int LENGTH = 22;
    private static final Pattern DASHED =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private ShortUuid() {}

    public static String of(UUID uuid) {
        var rest = new BigInteger(1, bytes(uuid));
        var text = new StringBuilder(LENGTH);
        while (text.length() < LENGTH) {
            var parts = rest.divideAndRemainder(BASE);
            text.append(ALPHABET.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return text.reverse().toString();
    }

    /// @throws IllegalArgumentException if the text is not 22 characters of the alphabet, or more than 128 bits
    public static UUID parse(String text) {
        if (text.length() != LENGTH) {
            throw new IllegalArgumentException("Not a short UUID");
        }
        var value = BigInteger.ZERO;
        for (var i = 0; i < LENGTH; i++) {
            var digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                throw new IllegalArgumentException("Not a short UUID");
            }
            value = value.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        if (value.bitLength() > 128) {
            throw new IllegalArgumentException("Not a short UUID");
        }
        return new UUID(value.shiftRight(64).longValue(), value.longValue());
    }

    /// Either form of a UUID, 22 characters or dashed; empty for anything else.
    public static Optional<UUID> either(String text) {
        if (DASHED.matcher(text).matches()) {
            return Optional.of(UUID.fromString(text));
        }
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(UUID uuid) {
        var bytes = new byte[16];
        for (var i = 0; i < 8; i++) {
            bytes[i] = (byte) (uuid.getMostSignificantBits() >>> (56 - 8 * i));
            bytes[i + 8] = (byte) (uuid.getLeastSignificantBits() >>> (56 - 8 * i));
        }
        return bytes;
    }
}
