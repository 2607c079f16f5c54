package tributary.backend.accounts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import tributary.backend.settings.LiveSettings;

/// Makes accounts cost a second of computing, as hashcash does for mail: whoever wants one finds a number whose SHA-256
/// together with the site's challenge begins with so many zero bits. A challenge lasts half an hour and counts once; it
/// is signed and not kept until it is used.
@Component
public class ProofOfWork {

    private static final Duration LASTS = Duration.ofMinutes(30);
    private static final int RANDOM = 16;
    private static final int SIGNATURE = 16;
    private static final int MOST_USED = 100_000;

    private final ConcurrentHashMap<String, Long> used = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final byte[] key = new byte[32];
    private final LiveSettings settings;
    private final Clock clock;

    ProofOfWork(LiveSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        random.nextBytes(key);
    }

    /// Zero bits that a proof needs now.
    public int bits() {
        return settings.of(SignUpSettings.class).proofBits();
    }

    /// Letters, digits, `-`, `_`.
    public String challenge() {
        var content = new byte[RANDOM];
        random.nextBytes(content);
        var body = ByteBuffer.allocate(RANDOM + Long.BYTES + 1)
                .put(content)
                .putLong(clock.millis() + LASTS.toMillis())
                .put((byte) bits())
                .array();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(body.length + SIGNATURE)
                        .put(body)
                        .put(sign(body))
                        .array());
    }

    /// @param proof decimal digits
    /// @return whether the proof holds, and holds for the first time
    public boolean redeem(String challenge, String proof) {
        if (!proof.matches("[0-9]{1,15}") || !challenge.matches("[A-Za-z0-9_-]{55}")) {
            return false;
        }
        var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(challenge));
        var body = new byte[RANDOM + Long.BYTES + 1];
        var signature = new byte[SIGNATURE];
        bytes.get(body).get(signature);
        var expires = ByteBuffer.wrap(body).getLong(RANDOM);
        if (!MessageDigest.isEqual(signature, sign(body)) || expires < clock.millis()) {
            return false;
        }
        if (zeroBits(sha256(challenge + ":" + proof)) < body[body.length - 1]) {
            return false;
        }
        if (used.size() > MOST_USED) {
            used.values().removeIf(until -> until < clock.millis());
        }
        return used.putIfAbsent(HexFormat.of().formatHex(signature), expires) == null;
    }

    static int zeroBits(byte[] hash) {
        var bits = 0;
        for (var value : hash) {
            if (value != 0) {
                return bits + Integer.numberOfLeadingZeros(value & 0xff) - 24;
            }
            bits += Byte.SIZE;
        }
        return bits;
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private byte[] sign(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return java.util.Arrays.copyOf(mac.doFinal(body), SIGNATURE);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", impossible);
        }
    }
}
