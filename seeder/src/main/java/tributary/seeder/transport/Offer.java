package tributary.seeder.transport;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// An offer of a connection, to be relayed by the tracker to whoever it chooses.
///
/// @param id names it in the answer
/// @param sdp whole session description
public record Offer(Id id, String sdp) {

    /// Twenty bytes.
    ///
    /// @param hex forty lower-case hexadecimal digits
    public record Id(String hex) {

        public static Id random() {
            var bytes = new byte[20];
            ThreadLocalRandom.current().nextBytes(bytes);
            return of(bytes);
        }

        public static Id of(byte[] bytes) {
            return new Id(HexFormat.of().formatHex(bytes));
        }

        public byte[] toBytes() {
            return HexFormat.of().parseHex(hex);
        }
    }
}
