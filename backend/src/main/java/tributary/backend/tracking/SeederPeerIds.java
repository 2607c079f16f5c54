package tributary.backend.tracking;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tributary.protocol.PeerId;

/// The peer ids of the site's own seeders: always the same for a name, and not to be guessed before they are seen.
final class SeederPeerIds {

    private static final String PREFIX = "-TY0100-";
    private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String ALGORITHM = "HmacSHA256";

    private SeederPeerIds() {}

    static PeerId of(byte[] secret, String name) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            var hash = mac.doFinal(("seeder " + name).getBytes(StandardCharsets.UTF_8));
            var id = new StringBuilder(PREFIX);
            for (var i = 0; id.length() < PeerId.LENGTH; i++) {
                id.append(CHARACTERS.charAt((hash[i] & 0xff) % CHARACTERS.length()));
            }
            return PeerId.of(id.toString().getBytes(StandardCharsets.ISO_8859_1));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new AssertionError(everyJdkHasIt);
        }
    }
}
