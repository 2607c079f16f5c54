package tributary.backend.site;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Texts that nobody guesses, for links, tokens and keys.
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /// @param bytes of randomness
    /// @return twice as many hexadecimal digits
    public static String hex(int bytes) {
        var content = new byte[bytes];
        RANDOM.nextBytes(content);
        return HexFormat.of().formatHex(content);
    }
}
