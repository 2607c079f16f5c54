import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;

/// Delays packets between network interfaces, for kernels that have no netem.
///
/// Each argument is `NAME=ADDRESS=MILLISECONDS`: a TUN interface is made under that name, and packets to that IPv4 address
/// leave through it. A packet waits for the milliseconds of the interface that it came from and of the one that it goes to.
/// Prints `ready` when all interfaces are there, which may then be moved to namespaces; ends with its standard input.
public final class DelayLine {

    private static final int READ_AND_WRITE = 2;
    private static final long TUNSETIFF = 0x400454caL;
    private static final short TUN_WITHOUT_HEADER = 0x1001;
    private static final int LARGEST_PACKET = 65_536;
    private static final int DESTINATION = 16;

    private static final MethodHandle OPEN =
            function("open", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
    private static final MethodHandle IOCTL = function(
            "ioctl",
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS),
            Linker.Option.firstVariadicArg(2));
    private static final MethodHandle READ = function("read", transfer());
    private static final MethodHandle WRITE = function("write", transfer());

    private final List<End> ends = new ArrayList<>();
    private final PriorityQueue<Packet> waiting = new PriorityQueue<>();
    private Thread writer;
    private long sequence;

    private record End(int file, int address, long nanos) {}

    private record Packet(long due, long number, End to, byte[] bytes) implements Comparable<Packet> {
        @Override
        public int compareTo(Packet other) {
            return due == other.due ? Long.compare(number, other.number) : Long.compare(due, other.due);
        }
    }

    public static void main(String[] arguments) throws Throwable {
        var line = new DelayLine();
        for (var argument : arguments) {
            var part = argument.split("=");
            line.ends.add(new End(tun(part[0]), address(part[1]), Math.round(Double.parseDouble(part[2]) * 1e6)));
        }
        line.writer = Thread.ofPlatform().daemon().start(line::write);
        for (var end : line.ends) {
            Thread.ofPlatform().daemon().start(() -> line.read(end));
        }
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // the bench holds the other end
        }
    }

    private void read(End from) {
        try (var arena = Arena.ofConfined()) {
            var buffer = arena.allocate(LARGEST_PACKET);
            for (; ; ) {
                var length = (long) READ.invokeExact(from.file, buffer, (long) LARGEST_PACKET);
                if (length < 20 || buffer.get(ValueLayout.JAVA_BYTE, 0) >> 4 != 4) {
                    LockSupport.parkNanos(length < 0 ? 1_000_000 : 0);
                    continue;
                }
                pass(from, buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE));
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void pass(End from, byte[] bytes) {
        var destination = 0;
        for (var i = 0; i < 4; i++) {
            destination = destination << 8 | bytes[DESTINATION + i] & 0xff;
        }
        for (var end : ends) {
            if (end.address != destination) {
                continue;
            }
            synchronized (waiting) {
                waiting.add(new Packet(System.nanoTime() + from.nanos + end.nanos, sequence++, end, bytes));
            }
            LockSupport.unpark(writer);
            return;
        }
    }

    private void write() {
        try (var arena = Arena.ofConfined()) {
            var buffer = arena.allocate(LARGEST_PACKET);
            for (; ; ) {
                Packet packet = null;
                var wait = Long.MAX_VALUE;
                synchronized (waiting) {
                    var next = waiting.peek();
                    if (next != null) {
                        wait = next.due - System.nanoTime();
                        packet = wait <= 0 ? waiting.poll() : null;
                    }
                }
                if (packet == null) {
                    LockSupport.parkNanos(wait);
                    continue;
                }
                MemorySegment.copy(packet.bytes, 0, buffer, ValueLayout.JAVA_BYTE, 0, packet.bytes.length);
                var _ = (long) WRITE.invokeExact(packet.to.file, buffer, (long) packet.bytes.length);
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static int tun(String name) throws Throwable {
        try (var arena = Arena.ofConfined()) {
            var file = (int) OPEN.invokeExact(arena.allocateFrom("/dev/net/tun"), READ_AND_WRITE);
            var request = arena.allocate(40);
            request.setString(0, name);
            request.set(ValueLayout.JAVA_SHORT, 16, TUN_WITHOUT_HEADER);
            if (file < 0 || (int) IOCTL.invokeExact(file, TUNSETIFF, request) < 0) {
                throw new IllegalStateException("the interface " + name + " cannot be made; are you root?");
            }
            return file;
        }
    }

    private static int address(String text) {
        var value = 0;
        for (var part : text.split("\\.")) {
            value = value << 8 | Integer.parseInt(part);
        }
        return value;
    }

    private static FunctionDescriptor transfer() {
        return FunctionDescriptor.of(
                ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, (MemoryLayout) ValueLayout.JAVA_LONG);
    }

    private static MethodHandle function(String name, FunctionDescriptor type, Linker.Option... options) {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), type, options);
    }
}
