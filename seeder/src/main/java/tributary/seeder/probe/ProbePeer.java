package tributary.seeder.probe;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tributary.protocol.PeerId;
import tributary.protocol.metainfo.InfoDictionary;

/// One connection to the seeder. Native threads call it; nothing is thrown back to them, because that ends the process.
final class ProbePeer implements PeerConnectionObserver, RTCDataChannelObserver, AutoCloseable {

    private final AudioDeviceModule audio = new AudioDeviceModule(AudioLayer.kDummyAudio);
    private final PeerConnectionFactory factory = new PeerConnectionFactory(audio);
    private final PieceDownload download;
    private final RTCPeerConnection connection;
    private final RTCDataChannel channel;
    private final CountDownLatch gathered = new CountDownLatch(1);
    private volatile boolean open;
    private volatile @Nullable String failure;

    ProbePeer(InfoDictionary info, PeerId self) {
        this.download = new PieceDownload(info, self, this::send);
        this.connection = factory.createPeerConnection(new RTCConfiguration(), this);
        this.channel = connection.createDataChannel("probe", new RTCDataChannelInit());
        channel.registerObserver(this);
    }

    /// @param end in nanoseconds
    /// @return this side's whole description, or null if it could not be made in time
    @Nullable
    String offer(long end) throws InterruptedException {
        connection.createOffer(new RTCOfferOptions(), new CreateSessionDescriptionObserver() {
            @Override
            public void onSuccess(RTCSessionDescription description) {
                connection.setLocalDescription(description, new Quiet());
            }

            @Override
            public void onFailure(String error) {
                failure = error;
            }
        });
        if (!gathered.await(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
            return null;
        }
        var description = connection.getLocalDescription();
        return description == null ? null : description.sdp;
    }

    void answered(String sdp) {
        connection.setRemoteDescription(new RTCSessionDescription(RTCSdpType.ANSWER, sdp), new Quiet());
    }

    boolean isOpen() {
        return open;
    }

    boolean isDone() {
        return download.isDone();
    }

    @Nullable
    String failure() {
        var own = failure;
        return own != null ? own : download.failure();
    }

    private void send(byte[] message) {
        try {
            channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(message), true));
        } catch (Exception refused) {
            failure = "nothing can be sent: " + refused.getMessage();
        }
    }

    @Override
    public void onIceCandidate(RTCIceCandidate candidate) {
        // The whole description is sent when gathering is complete.
    }

    @Override
    public void onIceGatheringChange(RTCIceGatheringState state) {
        if (state == RTCIceGatheringState.COMPLETE) {
            gathered.countDown();
        }
    }

    @Override
    public void onConnectionChange(RTCPeerConnectionState state) {
        if (state == RTCPeerConnectionState.FAILED) {
            failure = "no way was found between the two machines' addresses";
        }
    }

    @Override
    public void onStateChange() {
        if (channel.getState() == RTCDataChannelState.OPEN && !open) {
            open = true;
            download.begin();
        }
    }

    @Override
    public void onBufferedAmountChange(long previous) {
        // Little is sent.
    }

    @Override
    public void onMessage(RTCDataChannelBuffer buffer) {
        var copy = new byte[buffer.data.remaining()];
        buffer.data.get(copy);
        download.received(ByteBuffer.wrap(copy));
    }

    @Override
    public void close() {
        channel.unregisterObserver();
        channel.close();
        connection.close();
    }

    private final class Quiet implements SetSessionDescriptionObserver {

        @Override
        public void onSuccess() {
            // Gathering, or connecting, goes on by itself.
        }

        @Override
        public void onFailure(String error) {
            failure = error;
        }
    }
}
