package tributary.protocol.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;
import tributary.protocol.wire.PeerMessage.Handshake;

class PeerMessageCodecTests {

    private static final InfoHash INFO_HASH = InfoHash.ofHex("e39bf8e1000102030405060708090a0b0c0d0e0f");
    private static final PeerId PEER_ID = PeerId.of("-WW0300-abcdefghijkl".getBytes(US_ASCII));
    private static final WireLimits LIMITS = new WireLimits(16 << 10, 25, 1 << 10);
    private static final Handshake HANDSHAKE = new Handshake(INFO_HASH, PEER_ID, Handshake.EXTENSIONS | Handshake.FAST);

    private static final List<PeerMessage> ALL = List.of(
            HANDSHAKE,
            new PeerMessage.Extended(0, bytes(100)),
            new PeerMessage.Bitfield(bytes(25)),
            new PeerMessage.HaveAll(),
            new PeerMessage.HaveNone(),
            new PeerMessage.KeepAlive(),
            new PeerMessage.Interested(),
            new PeerMessage.Unchoke(),
            new PeerMessage.Request(190, 245_760, 16_384),
            new PeerMessage.Piece(190, 245_760, bytes(16_384)),
            new PeerMessage.Cancel(1, 2, 3),
            new PeerMessage.RejectRequest(1, 2, 3),
            new PeerMessage.Have(Integer.MAX_VALUE),
            new PeerMessage.SuggestPiece(7),
            new PeerMessage.AllowedFast(8),
            new PeerMessage.Port(65_535),
            new PeerMessage.NotInterested(),
            new PeerMessage.Choke(),
            new PeerMessage.Extended(255, bytes(1 << 10)));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 17, 68, 1_000, 16_397, 1 << 20})
    void readsWhatWasWrittenWhateverTheChunks(int chunk) throws WireException {
        var stream = stream(ALL);
        var decoder = new PeerMessageDecoder(LIMITS);
        var read = new ArrayList<PeerMessage>();
        for (var offset = 0; offset < stream.length; offset += chunk) {
            decoder.feed(ByteBuffer.wrap(stream, offset, Math.min(chunk, stream.length - offset)));
            drain(decoder, read);
        }
        assertThat(read).containsExactlyElementsOf(ALL);
    }

    @Test
    void readsWhatWasWrittenInRandomChunksWithoutDrainingEachTime() throws WireException {
        for (var seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var stream = stream(ALL);
            var decoder = new PeerMessageDecoder(LIMITS);
            var read = new ArrayList<PeerMessage>();
            for (var offset = 0; offset < stream.length; ) {
                var length = Math.min(1 + random.nextInt(3_000), stream.length - offset);
                decoder.feed(ByteBuffer.wrap(stream, offset, length));
                offset += length;
                if (random.nextBoolean()) {
                    drain(decoder, read);
                }
            }
            drain(decoder, read);
            assertThat(read).as("seed %d", seed).containsExactlyElementsOf(ALL);
        }
    }

    @Test
    void writesTheHandshakeOfBep3WithTheBitsOfBep6And10() {
        assertThat(HexFormat.of().formatHex(PeerMessageEncoder.encode(HANDSHAKE)))
                .isEqualTo("13426974546f7272656e742070726f746f636f6c0000000000100004"
                        + "e39bf8e1000102030405060708090a0b0c0d0e0f"
                        + "2d5757303330302d6162636465666768696a6b6c");
        assertThat(HANDSHAKE.fast()).isTrue();
        assertThat(HANDSHAKE.extensions()).isTrue();
        assertThat(new Handshake(INFO_HASH, PEER_ID, 0x01).fast()).isFalse();
    }

    @Test
    void writesMessagesAsBep3Shows() {
        assertThat(PeerMessageEncoder.encode(new PeerMessage.KeepAlive())).containsExactly(0, 0, 0, 0);
        assertThat(PeerMessageEncoder.encode(new PeerMessage.Unchoke())).containsExactly(0, 0, 0, 1, 1);
        assertThat(PeerMessageEncoder.encode(new PeerMessage.Request(1, 2, 16_384)))
                .containsExactly(0, 0, 0, 13, 6, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 64, 0);
        assertThat(PeerMessageEncoder.encode(new PeerMessage.HaveAll())).containsExactly(0, 0, 0, 1, 14);
    }

    @Test
    void aPieceHeaderAndItsBlockAreAPieceMessage() {
        var block = bytes(50);
        var message = ByteBuffer.allocate(PeerMessage.Piece.HEADER + 50);
        PeerMessageEncoder.pieceHeader(message, 3, 4, 50);
        message.put(block.duplicate());
        assertThat(message.array()).isEqualTo(PeerMessageEncoder.encode(new PeerMessage.Piece(3, 4, block)));
    }

    @Test
    void refusesAnotherProtocolAtItsFirstByte() {
        assertThatThrownBy(() -> decode(new byte[] {'G'})).isInstanceOf(WireException.class);
        assertThatThrownBy(() -> decode("\u0013BitTorrent protocal".getBytes(US_ASCII)))
                .isInstanceOf(WireException.class);
    }

    @Test
    void waitsForTheRestOfAHandshake() throws WireException {
        var handshake = PeerMessageEncoder.encode(HANDSHAKE);
        var decoder = new PeerMessageDecoder(LIMITS);
        decoder.feed(ByteBuffer.wrap(handshake, 0, 67));
        assertThat(decoder.next()).isEmpty();
        decoder.feed(ByteBuffer.wrap(handshake, 67, 1));
        assertThat(decoder.next()).contains(HANDSHAKE);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "ffffffff, a length above 31 bits",
        "7fffffff07, a piece of two gibibytes",
        "0000400a07, a block above the limit",
        "0000000207, a piece without index",
        "0000000201, unchoke with a payload",
        "0000000c06, a request that is too short",
        "0000000e06, a request that is too long",
        "0000000204, have without index",
        "000000060400000000, have that is too long",
        "0000001b05, a bitfield above the limit",
        "0000000114, extended without number",
        "0000040314, an extended message above the limit",
        "00000402c8, an unknown message above the limit",
        "0000000d06ffffffff0000000000004000, a negative piece index",
        "000000020e, have-all with a payload"
    })
    void refusesByLengthBeforeTheRestIsThere(String hex, String what) {
        assertThatThrownBy(() -> decodeAfterHandshake(HexFormat.of().parseHex(hex)))
                .as(what)
                .isInstanceOf(WireException.class);
    }

    @Test
    void passesOverUnknownMessages() throws WireException {
        assertThat(decodeAfterHandshake(new byte[] {0, 0, 0, 4, 21, 1, 2, 3, 0, 0, 0, 1, 2}))
                .containsExactly(new PeerMessage.Unknown(21, 3), new PeerMessage.Interested());
    }

    @Test
    void neverFailsInAnotherWayThanItSays() {
        for (var seed = 0; seed < 3_000; seed++) {
            var random = new Random(seed);
            var garbage = new byte[random.nextInt(400)];
            random.nextBytes(garbage);
            for (var at = 0; at + 4 < garbage.length; at += 1 + random.nextInt(40)) {
                ByteBuffer.wrap(garbage).putInt(at, random.nextInt(40));
            }
            try {
                decodeAfterHandshake(garbage);
            } catch (WireException _) {
                // The only way out besides messages.
            }
        }
    }

    private static List<PeerMessage> decodeAfterHandshake(byte[] bytes) throws WireException {
        var decoder = new PeerMessageDecoder(LIMITS);
        decoder.feed(ByteBuffer.wrap(PeerMessageEncoder.encode(HANDSHAKE)));
        decoder.next();
        decoder.feed(ByteBuffer.wrap(bytes));
        var read = new ArrayList<PeerMessage>();
        drain(decoder, read);
        return read;
    }

    private static void decode(byte[] bytes) throws WireException {
        var decoder = new PeerMessageDecoder(LIMITS);
        decoder.feed(ByteBuffer.wrap(bytes));
        decoder.next();
    }

    private static void drain(PeerMessageDecoder decoder, List<PeerMessage> into) throws WireException {
        for (var message = decoder.next(); message.isPresent(); message = decoder.next()) {
            into.add(message.get());
        }
    }

    private static byte[] stream(List<PeerMessage> messages) {
        var stream = new ByteArrayOutputStream();
        messages.forEach(message -> stream.writeBytes(PeerMessageEncoder.encode(message)));
        return stream.toByteArray();
    }

    private static ByteBuffer bytes(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }
}
