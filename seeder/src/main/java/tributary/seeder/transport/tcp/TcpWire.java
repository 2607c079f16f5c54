package tributary.seeder.transport.tcp;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import tributary.seeder.transport.Wire;

/// Sends what the loop hands over from a thread of its own, because a socket may block for as long as it likes.
final class TcpWire implements Wire {

    private final Socket socket;
    private final LinkedBlockingQueue<ByteBuffer> waiting = new LinkedBlockingQueue<>();
    private final AtomicInteger waitingBytes = new AtomicInteger();
    private final Thread writer;

    TcpWire(Socket socket) {
        this.socket = socket;
        this.writer = Thread.ofVirtual().name("tcp-writer").start(this::write);
    }

    private void write() {
        try (socket) {
            var out = socket.getOutputStream();
            while (true) {
                var bytes = waiting.take();
                out.write(bytes.array(), bytes.arrayOffset(), bytes.capacity());
                waitingBytes.addAndGet(-bytes.capacity());
            }
        } catch (IOException _) {
            // The reader notices the end too, and it is the one who tells the loop.
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    @Override
    public boolean ready() {
        return waitingBytes.get() < HIGH_WATER;
    }

    @Override
    public ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length);
    }

    @Override
    public void send(ByteBuffer full) {
        waitingBytes.addAndGet(full.capacity());
        waiting.add(full);
    }

    @Override
    public void close() {
        writer.interrupt();
        try {
            socket.close();
        } catch (IOException _) {
            // It is gone either way.
        }
    }

    @Override
    public String name() {
        return "TCP " + socket.getRemoteSocketAddress();
    }
}
