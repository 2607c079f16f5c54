package tributary.seeder.transport.webrtc;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What native threads call. Every call only hands an event to the loop, and nothing is ever thrown back: an exception
/// that leaves a callback aborts the process.
///
/// The native side keeps these objects for ever; so they are small and let go of the peer when it is closed.
final class Callbacks implements PeerConnectionObserver, RTCDataChannelObserver {

    private final Executor loop;
    private volatile @Nullable RtcPeer peer;

    Callbacks(Executor loop, RtcPeer peer) {
        this.loop = loop;
        this.peer = peer;
    }

    void detach() {
        peer = null;
    }

    @Override
    public void onIceCandidate(RTCIceCandidate candidate) {
        // Nothing is trickled: the whole description is sent when gathering is complete.
    }

    @Override
    public void onIceGatheringChange(RTCIceGatheringState state) {
        if (state == RTCIceGatheringState.COMPLETE) {
            hand(RtcPeer::gathered);
        }
    }

    @Override
    public void onConnectionChange(RTCPeerConnectionState state) {
        if (state == RTCPeerConnectionState.FAILED || state == RTCPeerConnectionState.CLOSED) {
            hand(owner -> owner.failed("the connection is lost"));
        }
    }

    /// The observer is registered here and not in the loop: messages may follow at once.
    @Override
    public void onDataChannel(RTCDataChannel channel) {
        try {
            var owner = peer;
            if (owner != null && owner.expectsChannel()) {
                channel.registerObserver(this);
            }
            hand(receiver -> receiver.channelArrived(channel));
        } catch (Throwable _) {
            hand(receiver -> receiver.failed("its channel cannot be watched"));
        }
    }

    @Override
    public void onStateChange() {
        hand(RtcPeer::channelChanged);
    }

    @Override
    public void onBufferedAmountChange(long previous) {
        // Never called by webrtc-java 0.14.0; the loop polls instead.
    }

    /// The buffer is valid only until this returns.
    @Override
    public void onMessage(RTCDataChannelBuffer buffer) {
        try {
            var owner = peer;
            if (owner == null) {
                return;
            }
            var copy = new byte[buffer.data.remaining()];
            buffer.data.get(copy);
            if (owner.arrived(copy.length)) {
                hand(receiver -> receiver.received(ByteBuffer.wrap(copy)));
            }
        } catch (Throwable _) {
            hand(receiver -> receiver.failed("a message cannot be read"));
        }
    }

    CreateSessionDescriptionObserver whenCreated(Consumer<RTCSessionDescription> next) {
        return new CreateSessionDescriptionObserver() {
            @Override
            public void onSuccess(RTCSessionDescription description) {
                hand(_ -> next.accept(description));
            }

            @Override
            public void onFailure(String error) {
                hand(owner -> owner.failed("no description can be made: " + error));
            }
        };
    }

    SetSessionDescriptionObserver whenSet(Runnable next) {
        return new SetSessionDescriptionObserver() {
            @Override
            public void onSuccess() {
                hand(_ -> next.run());
            }

            @Override
            public void onFailure(String error) {
                hand(owner -> owner.failed("a description is refused: " + error));
            }
        };
    }

    private void hand(Consumer<RtcPeer> event) {
        try {
            loop.execute(() -> {
                var owner = peer;
                if (owner != null) {
                    owner.run(event);
                }
            });
        } catch (Throwable _) {
            // Out of memory at worst; the peer then runs into its time-out.
        }
    }
}
