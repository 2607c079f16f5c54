package tributary.backend.torrents;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tributary.protocol.metainfo.InfoDictionary;
import tributary.protocol.metainfo.PieceHasher;
import tributary.protocol.metainfo.PieceLength;

/// Makes a file's info dictionary by reading it once from end to end.
final class FileHashing {

    private static final int BUFFER = 1 << 20;

    private FileHashing() {}

    /// @param expected length of the file in bytes
    /// @throws IOException if it cannot be read or has another length
    static InfoDictionary info(Path file, String name, long expected) throws IOException {
        var pieceLength = PieceLength.forSize(expected);
        var hasher = new PieceHasher(pieceLength);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var buffer = ByteBuffer.allocate(BUFFER);
            for (var read = channel.read(buffer); read >= 0; read = channel.read(buffer.clear())) {
                hasher.update(buffer.array(), 0, read);
            }
        }
        if (hasher.length() != expected) {
            throw new IOException("the file has " + hasher.length() + " bytes, not " + expected);
        }
        return InfoDictionary.of(name, expected, pieceLength, hasher.finish());
    }
}
