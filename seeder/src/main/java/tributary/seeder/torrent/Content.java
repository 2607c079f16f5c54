package tributary.seeder.torrent;

import java.io.IOException;
import java.nio.ByteBuffer;

/// The bytes of a torrent's file.
public sealed interface Content extends AutoCloseable permits FileContent, RemoteContent {

    /// Fills the buffer's remaining room from an offset, or answers false at once and fetches what is missing: ask
    /// again later. Nothing is put into the buffer then.
    ///
    /// @param offset in the file, in bytes; the caller has checked that the file is long enough
    /// @throws IOException if the bytes cannot be had
    boolean read(long offset, ByteBuffer into) throws IOException;

    @Override
    void close();
}
