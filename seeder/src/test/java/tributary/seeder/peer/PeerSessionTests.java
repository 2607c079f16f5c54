package tributary.seeder.peer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tributary.protocol.InfoHash;
import tributary.protocol.PeerId;
import tributary.protocol.metainfo.InfoDictionary;
import tributary.protocol.metainfo.PieceHashes;
import tributary.protocol.wire.ExtensionHandshake;
import tributary.protocol.wire.MetadataMessage;
import tributary.protocol.wire.PeerMessage;
import tributary.protocol.wire.PeerMessage.Handshake;
import tributary.protocol.wire.PeerMessage.Request;
import tributary.seeder.torrent.Torrent;

class PeerSessionTests {

    private static final int PIECE_LENGTH = 1 << 18;
    private static final long SIZE = 9L * PIECE_LENGTH + 1_000;
    private static final Torrent TORRENT =
            Torrent.of(InfoDictionary.of("clip.mp4", SIZE, PIECE_LENGTH, PieceHashes.of(new byte[10 * 20])));
    private static final PeerId SELF = PeerId.of("-TR0100-000000000000".getBytes(US_ASCII));
    private static final PeerId OTHER = PeerId.of("-WW0300-000000000000".getBytes(US_ASCII));

    private final PeerSession session = new PeerSession(TORRENT, SELF, SessionLimits.DEFAULT, 0);

    @Test
    void shakesHandsAtOnceAndTellsOfEverythingAfterwards() throws Exception {
        assertThat(sent()).containsExactly(new Handshake(TORRENT.infoHash(), SELF, 0x10_0004));
        session.received(hello(0x10_0004), 0);
        var answers = sent();
        assertThat(answers).hasSize(2).last().isEqualTo(new PeerMessage.HaveAll());
        var extensions = ExtensionHandshake.parse(((PeerMessage.Extended) answers.getFirst()).payload());
        assertThat(extensions.metadataSize()).isEqualTo(TORRENT.metadata().remaining());
        assertThat(extensions.requestQueue()).isEqualTo(512);
        assertThat(extensions.messages()).containsKeys("ut_metadata", "lt_donthave");
    }

    @Test
    void sendsAnOldPeerABitfieldWithItsSpareBitsZero() throws Exception {
        sent();
        session.received(hello(0), 0);
        assertThat(sent())
                .containsExactly(new PeerMessage.Bitfield(ByteBuffer.wrap(new byte[] {(byte) 0xff, (byte) 0xc0})));
    }

    @Test
    void unchokesAtOnceAndOnlyOnce() throws Exception {
        greeted(0x10_0004);
        session.received(new PeerMessage.Interested(), 0);
        session.received(new PeerMessage.Interested(), 0);
        assertThat(sent()).containsExactly(new PeerMessage.Unchoke());
    }

    @Test
    void servesRequestsInTheirOrder() throws Exception {
        unchoked();
        var last = new Request(9, 0, 1_000);
        var first = new Request(0, 16_384, 16_384);
        session.received(last, 0);
        session.received(first, 0);
        assertThat(session.nextBlock()).contains(last);
        session.blockSent(last, 0);
        assertThat(session.nextBlock()).contains(first);
        session.blockSent(first, 0);
        assertThat(session.nextBlock()).isEmpty();
        assertThat(session.hasMessages()).isFalse();
    }

    @Test
    void bep6EveryCancelledRequestIsRejected() throws Exception {
        unchoked();
        session.received(new Request(1, 0, 16_384), 0);
        session.received(new PeerMessage.Cancel(1, 0, 16_384), 0);
        session.received(new PeerMessage.Cancel(2, 0, 16_384), 0);
        assertThat(session.nextBlock()).isEmpty();
        assertThat(sent()).containsExactly(new PeerMessage.RejectRequest(1, 0, 16_384));
    }

    @Test
    void rejectsWhatIsAskedWhileChokedOrBeyondTheQueue() throws Exception {
        greeted(0x10_0004);
        session.received(new Request(1, 0, 16_384), 0);
        assertThat(sent()).containsExactly(new PeerMessage.RejectRequest(1, 0, 16_384));
        session.received(new PeerMessage.Interested(), 0);
        sent();
        for (var begin = 0; begin < 513; begin++) {
            session.received(new Request(0, begin, 7), 0);
        }
        assertThat(sent()).containsExactly(new PeerMessage.RejectRequest(0, 512, 7));
    }

    @Test
    void rejectsARequestThatWaitedForTooLong() throws Exception {
        unchoked();
        session.received(new Request(1, 0, 16_384), 0);
        session.tick(seconds(19));
        assertThat(sent()).isEmpty();
        session.tick(seconds(21));
        assertThat(sent()).containsExactly(new PeerMessage.RejectRequest(1, 0, 16_384));
    }

    @Test
    void breaksTheSilenceBeforeThirtySeconds() throws Exception {
        unchoked();
        session.tick(seconds(20));
        assertThat(session.nextMessage(seconds(20))).isEmpty();
        session.tick(seconds(26));
        assertThat(session.nextMessage(seconds(26))).contains(new PeerMessage.KeepAlive());
        session.tick(seconds(40));
        assertThat(session.nextMessage(seconds(40))).isEmpty();
    }

    @Test
    void bep9GivesMetadataInBlocksUnderThePeersNumber() throws Exception {
        greeted(0x10_0004);
        session.received(new ExtensionHandshake(Map.of("ut_metadata", 7), null, null, null, false).encode(), 0);
        session.received(new MetadataMessage.Request(0).encode(1), 0);
        session.received(new MetadataMessage.Request(1).encode(1), 0);
        var size = TORRENT.metadata().remaining();
        assertThat(sent())
                .containsExactly(
                        new MetadataMessage.Data(0, size, TORRENT.metadata()).encode(7),
                        new MetadataMessage.Reject(1).encode(7));
    }

    @Test
    void knowsWhenThePeerHasEverything() throws Exception {
        greeted(0x10_0004);
        for (var piece = 0; piece < 9; piece++) {
            session.received(new PeerMessage.Have(piece), 0);
        }
        assertThat(session.peerIsComplete()).isFalse();
        session.received(new PeerMessage.Have(9), 0);
        assertThat(session.peerIsComplete()).isTrue();
    }

    @Test
    void readsABitfieldFromItsHighestBit() throws Exception {
        greeted(0);
        session.received(new PeerMessage.Bitfield(ByteBuffer.wrap(new byte[] {(byte) 0xff, (byte) 0xc0})), 0);
        assertThat(session.peerIsComplete()).isTrue();
    }

    @Test
    void dropsAPeerOfAnotherTorrentItselfAndASecondHandshake() throws Exception {
        var foreign = new Handshake(InfoHash.of(new byte[20]), OTHER, 0);
        assertThatThrownBy(() -> session.received(foreign, 0)).isInstanceOf(ProtocolViolation.class);
        var itself = new Handshake(TORRENT.infoHash(), SELF, 0);
        assertThatThrownBy(() -> session.received(itself, 0)).isInstanceOf(ProtocolViolation.class);
        session.received(hello(0), 0);
        assertThatThrownBy(() -> session.received(hello(0), 0)).isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void dropsAPeerThatAsksForWhatDoesNotExist() throws Exception {
        unchoked();
        for (var request : List.of(
                new Request(10, 0, 16_384),
                new Request(9, 0, 1_001),
                new Request(0, PIECE_LENGTH, 1),
                new Request(0, Integer.MAX_VALUE, Integer.MAX_VALUE),
                new Request(0, 0, 0),
                new Request(0, 0, (128 << 10) + 1))) {
            assertThatThrownBy(() -> session.received(request, 0))
                    .as(request.toString())
                    .isInstanceOf(ProtocolViolation.class);
        }
    }

    @Test
    void dropsAPeerThatClaimsPiecesWhichDoNotExist() throws Exception {
        greeted(0x10_0004);
        assertThatThrownBy(() -> session.received(new PeerMessage.Have(10), 0)).isInstanceOf(ProtocolViolation.class);
        var spare = new PeerMessage.Bitfield(ByteBuffer.wrap(new byte[] {0, 0x01}));
        assertThatThrownBy(() -> session.received(spare, 0)).isInstanceOf(ProtocolViolation.class);
        var piece = new PeerMessage.Piece(0, 0, ByteBuffer.allocate(0));
        assertThatThrownBy(() -> session.received(piece, 0)).isInstanceOf(ProtocolViolation.class);
        var malformed = new PeerMessage.Extended(1, ByteBuffer.wrap(new byte[] {'x'}));
        assertThatThrownBy(() -> session.received(malformed, 0)).isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void dropsAPeerThatSendsMessagesWithoutEnd() throws Exception {
        greeted(0x10_0004);
        assertThatThrownBy(() -> {
                    for (var count = 0; count < 2_000; count++) {
                        session.received(new PeerMessage.NotInterested(), 0);
                        sent();
                    }
                })
                .isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void bearsAsManyRequestsAsAPeerLikes() throws Exception {
        unchoked();
        for (var count = 0; count < 50_000; count++) {
            var request = new Request(count % 9, count % 16 << 14, 16_384);
            session.received(request, 0);
            session.blockSent(session.nextBlock().orElseThrow(), 0);
        }
    }

    @Test
    void dropsAPeerThatDoesNotShakeHandsOrFallsSilent() throws Exception {
        assertThatThrownBy(() -> session.tick(seconds(26))).isInstanceOf(ProtocolViolation.class);
        greeted(0);
        session.tick(seconds(100));
        assertThatThrownBy(() -> session.tick(seconds(151))).isInstanceOf(ProtocolViolation.class);
    }

    private void greeted(long reserved) throws ProtocolViolation {
        session.received(hello(reserved), 0);
        sent();
    }

    private void unchoked() throws ProtocolViolation {
        greeted(0x10_0004);
        session.received(new PeerMessage.Interested(), 0);
        sent();
    }

    private static Handshake hello(long reserved) {
        return new Handshake(TORRENT.infoHash(), OTHER, reserved);
    }

    private List<PeerMessage> sent() {
        var messages = new ArrayList<PeerMessage>();
        for (var message = session.nextMessage(0); message.isPresent(); message = session.nextMessage(0)) {
            messages.add(message.get());
        }
        return messages;
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
