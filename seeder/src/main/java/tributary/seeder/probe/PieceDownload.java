package tributary.seeder.probe;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tributary.protocol.PeerId;
import tributary.protocol.metainfo.InfoDictionary;
import tributary.protocol.wire.PeerMessage;
import tributary.protocol.wire.PeerMessageDecoder;
import tributary.protocol.wire.PeerMessageEncoder;
import tributary.protocol.wire.WireException;
import tributary.protocol.wire.WireLimits;

/// The peer wire protocol (BEP 3) as far as one piece needs it: asks for the first, and checks its hash.
final class PieceDownload {

    private static final int BLOCK = 16 << 10;
    private static final int LONGEST_EXTENDED = 1 << 20;

    private final InfoDictionary info;
    private final PeerId self;
    private final Consumer<byte[]> out;
    private final PeerMessageDecoder decoder;
    private final ByteBuffer piece;
    private int received;
    private boolean asked;
    private volatile boolean done;
    private volatile @Nullable String failure;

    PieceDownload(InfoDictionary info, PeerId self, Consumer<byte[]> out) {
        this.info = info;
        this.self = self;
        this.out = out;
        this.decoder = new PeerMessageDecoder(
                new WireLimits(BLOCK, Math.max(1, (info.pieceCount() + 7) / 8), LONGEST_EXTENDED));
        this.piece = ByteBuffer.allocate(info.lengthOf(0));
    }

    void begin() {
        out.accept(PeerMessageEncoder.encode(new PeerMessage.Handshake(info.infoHash(), self, 0)));
        out.accept(PeerMessageEncoder.encode(new PeerMessage.Interested()));
    }

    boolean isDone() {
        return done;
    }

    @Nullable
    String failure() {
        return failure;
    }

    synchronized void received(ByteBuffer bytes) {
        try {
            decoder.feed(bytes);
            for (var message = decoder.next(); message.isPresent(); message = decoder.next()) {
                take(message.get());
            }
        } catch (WireException malformed) {
            failure = "the seeder sent what is no message: " + malformed.getMessage();
        }
    }

    private void take(PeerMessage message) {
        switch (message) {
            case PeerMessage.Handshake handshake
            when !handshake.infoHash().equals(info.infoHash()) -> failure = "the seeder named another torrent";
            case PeerMessage.Unchoke _ -> askOnce();
            case PeerMessage.Piece block when block.piece() == 0 -> take(block);
            case PeerMessage.RejectRequest _ -> failure = "the seeder refused the request";
            // Whatever else a peer says is of no use to somebody who wants one piece.
            default -> {}
        }
    }

    private void askOnce() {
        if (asked) {
            return;
        }
        asked = true;
        for (var begin = 0; begin < piece.capacity(); begin += BLOCK) {
            var length = Math.min(BLOCK, piece.capacity() - begin);
            out.accept(PeerMessageEncoder.encode(new PeerMessage.Request(0, begin, length)));
        }
    }

    private void take(PeerMessage.Piece block) {
        var bytes = block.block().duplicate();
        if (block.begin() < 0 || block.begin() + bytes.remaining() > piece.capacity()) {
            failure = "the seeder sent a block that was not asked for";
            return;
        }
        received += bytes.remaining();
        piece.put(block.begin(), bytes, bytes.position(), bytes.remaining());
        if (received >= piece.capacity()) {
            check();
        }
    }

    private void check() {
        try {
            var hash = MessageDigest.getInstance("SHA-1").digest(piece.array());
            if (info.pieces().matches(0, hash)) {
                done = true;
            } else {
                failure = "the piece has the wrong hash";
            }
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
