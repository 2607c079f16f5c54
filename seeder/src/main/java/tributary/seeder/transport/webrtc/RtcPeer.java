package tributary.seeder.transport.webrtc;

import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.seeder.transport.Wire;

/// One native connection with its one data channel, from the first description to the last byte.
///
/// All native calls are made by the loop's thread: disposing a channel while another thread sends is a crash.
final class RtcPeer implements Wire {

    /// What becomes of a peer; each is called on the loop's thread.
    interface Fate {

        /// This side's description is whole.
        void described(String sdp);

        /// The channel is open: bytes may be sent and will come.
        void opened();

        void received(ByteBuffer bytes);

        /// It ended by itself; close it.
        void ended(String why);
    }

    private static final Logger log = LoggerFactory.getLogger(RtcPeer.class);

    /// Above this a message may be refused by the other side, and the channel then closes without a word.
    private static final int LONGEST_MESSAGE = 64 << 10;

    private static final int MOST_UNREAD = 1 << 20;

    private final RtcFactory factory;
    private final MissingRelease release;
    private final Fate fate;
    private final ByteBuffer blockBuffer;
    private final Callbacks callbacks;
    private final RTCPeerConnection connection;
    private final AtomicInteger unread = new AtomicInteger();
    private final List<RTCDataChannel> surplus = new ArrayList<>();
    private final boolean offering;
    private @Nullable RTCDataChannel channel;
    private boolean described;
    private boolean open;
    private boolean closed;
    private long inFlight;

    /// @param blockBuffer direct, of the size of a usual block message, shared by all peers of the loop
    RtcPeer(
            RtcFactory factory,
            RTCConfiguration configuration,
            MissingRelease release,
            Executor loop,
            ByteBuffer blockBuffer,
            boolean offering,
            Fate fate) {
        this.factory = factory;
        this.release = release;
        this.blockBuffer = blockBuffer;
        this.offering = offering;
        this.fate = fate;
        this.callbacks = new Callbacks(loop, this);
        this.connection = connect(factory, configuration, callbacks);
    }

    private static RTCPeerConnection connect(RtcFactory factory, RTCConfiguration configuration, Callbacks callbacks) {
        var lent = factory.lend();
        try {
            return lent.createPeerConnection(configuration, callbacks);
        } catch (RuntimeException refused) {
            factory.giveBack();
            throw refused;
        }
    }

    RtcFactory factory() {
        return factory;
    }

    void offer() {
        var label = new byte[20];
        ThreadLocalRandom.current().nextBytes(label);
        var made = connection.createDataChannel(HexFormat.of().formatHex(label), new RTCDataChannelInit());
        channel = made;
        made.registerObserver(callbacks);
        connection.createOffer(new RTCOfferOptions(), callbacks.whenCreated(this::describe));
    }

    /// Takes the other side's offer; the answer comes by [Fate#described].
    void answer(String offer) {
        connection.setRemoteDescription(
                new RTCSessionDescription(RTCSdpType.OFFER, Sdp.received(offer)),
                callbacks.whenSet(
                        () -> connection.createAnswer(new RTCAnswerOptions(), callbacks.whenCreated(this::describe))));
    }

    /// Takes the other side's answer to the offer.
    void answered(String answer) {
        connection.setRemoteDescription(
                new RTCSessionDescription(RTCSdpType.ANSWER, Sdp.received(answer)), callbacks.whenSet(() -> {}));
    }

    private void describe(RTCSessionDescription description) {
        connection.setLocalDescription(description, callbacks.whenSet(() -> {}));
    }

    /// Gathering is complete, or has lasted long enough: what there is goes out.
    void gathered() {
        var description = connection.getLocalDescription();
        if (!described && description != null) {
            described = true;
            fate.described(description.sdp);
        }
    }

    /// From a native thread: whether the one channel may still come from the other side.
    boolean expectsChannel() {
        return !offering;
    }

    void channelArrived(RTCDataChannel arrived) {
        if (channel != null) {
            surplus.add(arrived);
            failed("it opens more than one channel");
            return;
        }
        channel = arrived;
        channelChanged();
    }

    void channelChanged() {
        if (channel == null) {
            return;
        }
        var state = channel.getState();
        if (state == RTCDataChannelState.OPEN && !open) {
            open = true;
            fate.opened();
        } else if (state == RTCDataChannelState.CLOSED || state == RTCDataChannelState.CLOSING) {
            failed("it closed the channel");
        }
    }

    /// From a native thread: counts a message before it is queued.
    ///
    /// @return false if the loop does not keep up, in which case the peer is being dropped
    boolean arrived(int bytes) {
        factory.countMessage();
        return unread.addAndGet(bytes) <= MOST_UNREAD;
    }

    void received(ByteBuffer bytes) {
        if (unread.getAndAdd(-bytes.remaining()) > MOST_UNREAD) {
            failed("it sends faster than it can be read");
            return;
        }
        // A message may overtake the event that the channel has opened.
        if (!open) {
            channelChanged();
        }
        if (!closed) {
            fate.received(bytes);
        }
    }

    void failed(String why) {
        fate.ended(why);
    }

    void run(Consumer<RtcPeer> event) {
        if (closed) {
            return;
        }
        try {
            event.accept(this);
        } catch (RuntimeException refused) {
            log.debug("A WebRTC call failed", refused);
            fate.ended("WebRTC refused: " + refused.getMessage());
        }
    }

    /// Asks the native side only when the channel might be full: each question waits for its network thread.
    @Override
    public boolean ready() {
        if (inFlight < HIGH_WATER) {
            return true;
        }
        if (channel == null || closed) {
            return false;
        }
        inFlight = channel.getBufferedAmount();
        return inFlight < HIGH_WATER;
    }

    /// webrtc-java sends all of a buffer whatever its limit, so each message gets one of its exact size; direct ones
    /// are
    /// copied when sent and may be used again.
    @Override
    public ByteBuffer buffer(int length) {
        return length == blockBuffer.capacity() ? blockBuffer.clear() : ByteBuffer.allocate(length);
    }

    @Override
    public void send(ByteBuffer full) {
        full.flip();
        if (full.limit() <= LONGEST_MESSAGE) {
            sendMessage(full);
            return;
        }
        while (full.hasRemaining()) {
            var part = new byte[Math.min(LONGEST_MESSAGE, full.remaining())];
            full.get(part);
            sendMessage(ByteBuffer.wrap(part));
        }
    }

    private void sendMessage(ByteBuffer exact) {
        if (channel == null || closed) {
            return;
        }
        try {
            channel.send(new RTCDataChannelBuffer(exact, true));
            inFlight += exact.capacity();
        } catch (Exception refused) {
            fate.ended("nothing can be sent: " + refused.getMessage());
        }
    }

    @Override
    public String name() {
        return offering ? "WebRTC (offered)" : "WebRTC (answered)";
    }

    boolean closed() {
        return closed;
    }

    /// The only safe order: observer, channel, connection, and only then the channel's memory.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        callbacks.detach();
        try {
            if (channel != null) {
                channel.unregisterObserver();
                channel.close();
            }
            release.close(connection);
            if (channel != null) {
                channel.dispose();
            }
            surplus.forEach(RTCDataChannel::dispose);
        } finally {
            factory.giveBack();
        }
    }
}
