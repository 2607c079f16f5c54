package tributary.tracker;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Short-lived tokens by which the site lets a page, or its own seeder, into swarms.
///
/// A token is a version byte, a scope byte, the second at which it expires, the group that it is for, and an
/// HMAC-SHA256 over these, in URL-safe base 64 without padding. Nothing is stored: who holds the secret can tell.
public final class SwarmTokens {

    /// What a token is good for.
    public enum Scope {
        /// To join the swarms of one group as an ordinary peer.
        VIEWER('V'),
        /// To join every swarm as the site's own seeder.
        SEEDER('S');

        private final byte letter;

        Scope(char letter) {
            this.letter = (byte) letter;
        }

        private static Optional<Scope> of(byte letter) {
            return Arrays.stream(values())
                    .filter(scope -> scope.letter == letter)
                    .findFirst();
        }
    }

    /// What a token turned out to be.
    public sealed interface Check {}

    /// @param group meaningless for a seeder's token
    public record Valid(Scope scope, UUID group) implements Check {}

    /// It was right once.
    public record Expired() implements Check {}

    /// This site never made it.
    public record Wrong() implements Check {}

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_SECRET = 32;
    private static final byte VERSION = 1;
    private static final int SIGNED = 1 + 1 + 8 + 16;
    private static final int LENGTH = SIGNED + 32;
    private static final int ENCODED_LENGTH = (LENGTH * 4 + 2) / 3;
    private static final UUID EVERY_GROUP = new UUID(0, 0);

    private final SecretKeySpec key;
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::newMac);

    /// @param secret known to the site alone, at least 32 random bytes
    public SwarmTokens(byte[] secret) {
        if (secret.length < MIN_SECRET) {
            throw new IllegalArgumentException("a secret has at least " + MIN_SECRET + " bytes, not " + secret.length);
        }
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /// A token for one group, or, as a seeder's, for all of them.
    ///
    /// @param group the video whose swarms may be joined; a seeder's token is good for all, whatever stands here
    /// @param expires when it stops working, to the second
    public String mint(UUID group, Instant expires, Scope scope) {
        var bound = scope == Scope.SEEDER ? EVERY_GROUP : group;
        var signed = ByteBuffer.allocate(SIGNED)
                .put(VERSION)
                .put(scope.letter)
                .putLong(expires.getEpochSecond())
                .putLong(bound.getMostSignificantBits())
                .putLong(bound.getLeastSignificantBits())
                .array();
        var token = Arrays.copyOf(signed, LENGTH);
        System.arraycopy(macs.get().doFinal(signed), 0, token, SIGNED, LENGTH - SIGNED);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /// A token for the site's own seeder.
    public String mintSeeder(Instant expires) {
        return mint(EVERY_GROUP, expires, Scope.SEEDER);
    }

    /// Takes the same time whatever is wrong with the signature.
    public Check check(String token, Instant now) {
        if (token.length() != ENCODED_LENGTH) {
            return new Wrong();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return new Wrong();
        }
        var mac = macs.get();
        mac.update(bytes, 0, SIGNED);
        if (!MessageDigest.isEqual(mac.doFinal(), Arrays.copyOfRange(bytes, SIGNED, bytes.length))) {
            return new Wrong();
        }
        var fields = ByteBuffer.wrap(bytes);
        var version = fields.get();
        var scope = Scope.of(fields.get());
        if (version != VERSION || scope.isEmpty()) {
            return new Wrong();
        }
        if (now.getEpochSecond() >= fields.getLong()) {
            return new Expired();
        }
        return new Valid(scope.get(), new UUID(fields.getLong(), fields.getLong()));
    }

    private Mac newMac() {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException everyJdkHasIt) {
            throw new AssertionError(everyJdkHasIt);
        }
    }
}
