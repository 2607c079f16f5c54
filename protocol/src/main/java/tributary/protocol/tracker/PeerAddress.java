package tributary.protocol.tracker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import tributary.protocol.PeerId;

/// Where a peer can be reached that speaks BitTorrent over TCP or uTP.
///
/// @param peerId by which it calls itself
/// @param ip of either family
/// @param port 1 to 65535
public record PeerAddress(PeerId peerId, Ip ip, int port) {

    /// An IP address as a value of two longs; IPv4 in the mapped form of RFC 4291 §2.5.5.2.
    public record Ip(long high, long low) {

        private static final long MAPPED = 0x0000_ffff_0000_0000L;

        /// Addresses that are mapped into IPv6 count as what they are.
        public static Ip of(InetAddress address) {
            var bytes = address.getAddress();
            if (bytes.length == 4) {
                return new Ip(0, MAPPED | number(bytes, 0, 4));
            }
            return new Ip(number(bytes, 0, 8), number(bytes, 8, 8));
        }

        public boolean isV4() {
            return high == 0 && (low & 0xffff_ffff_0000_0000L) == MAPPED;
        }

        /// Four bytes or sixteen, most significant first.
        public byte[] toBytes() {
            var length = isV4() ? 4 : 16;
            var bytes = new byte[length];
            for (var i = 0; i < length; i++) {
                var half = length == 4 || i >= 8 ? low : high;
                bytes[i] = (byte) (half >>> (8 * ((length - 1 - i) % 8)));
            }
            return bytes;
        }

        public InetAddress toInetAddress() {
            try {
                return InetAddress.getByAddress(toBytes());
            } catch (UnknownHostException ofTwoLengthsBothExist) {
                throw new AssertionError(ofTwoLengthsBothExist);
            }
        }

        private static long number(byte[] bytes, int from, int count) {
            var number = 0L;
            for (var i = from; i < from + count; i++) {
                number = number << 8 | (bytes[i] & 0xff);
            }
            return number;
        }

        @Override
        public String toString() {
            return toInetAddress().getHostAddress();
        }
    }
}
