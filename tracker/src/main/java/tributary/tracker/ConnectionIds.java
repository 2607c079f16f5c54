package tributary.tracker;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tributary.protocol.tracker.PeerAddress.Ip;

/// Connection ids of BEP 15: they prove that whoever sends a request receives what is sent to its address, so that
/// nobody can announce others or have our answers flung at them.
///
/// The first half is the second of issue, the other half a keyed hash of it and the address: nothing is stored. To
/// forge one takes two thousand million guesses on average, within the two minutes that an id is valid.
final class ConnectionIds {

    /// BEP 15 lets trackers take an id for two minutes, and clients use it for one.
    private static final int LIFETIME = 120;

    private final Mac mac;

    ConnectionIds() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (NoSuchAlgorithmException | InvalidKeyException everyJdkHasIt) {
            throw new AssertionError(everyJdkHasIt);
        }
    }

    long issue(Ip ip, int now) {
        return (long) now << 32 | (hash(ip, now) & 0xffff_ffffL);
    }

    boolean isValid(long id, Ip ip, int now) {
        var issued = (int) (id >>> 32);
        var age = now - issued;
        return age >= 0 && age < LIFETIME && (int) id == hash(ip, issued);
    }

    private int hash(Ip ip, int second) {
        var input = ByteBuffer.allocate(20).putLong(ip.high()).putLong(ip.low()).putInt(second);
        return ByteBuffer.wrap(mac.doFinal(input.array())).getInt();
    }
}
