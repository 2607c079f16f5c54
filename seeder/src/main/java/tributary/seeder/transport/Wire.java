package tributary.seeder.transport;

import java.nio.ByteBuffer;

/// An open stream of bytes to one peer. Only the loop's thread calls it.
public interface Wire {

    /// How much may wait in the transport before no more is put into it, in bytes. 64 KiB halves the speed, 1 MiB gains
    /// nothing.
    int HIGH_WATER = 256 << 10;

    /// Whether less than [#HIGH_WATER] waits to be sent.
    boolean ready();

    /// An empty buffer of exactly this size to fill and [#send]; it is valid until then and until the next call.
    ByteBuffer buffer(int length);

    /// Sends a full buffer that came from [#buffer].
    void send(ByteBuffer full);

    /// Ends the stream and frees what it holds. Further calls do nothing.
    void close();

    /// For the log: what kind of stream, and to whom where that is known.
    String name();
}
