package tributary.seeder.transport.webrtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import java.util.concurrent.atomic.AtomicLong;

/// One native factory and what was made by it.
///
/// It is given a dummy audio module, because without one it looks for sound hardware and aborts the process. It is
/// disposed after all its connections, else the process crashes; the audio module after it, else two threads stay.
final class RtcFactory {

    private final AudioDeviceModule audio = new AudioDeviceModule(AudioLayer.kDummyAudio);
    private final PeerConnectionFactory factory = new PeerConnectionFactory(audio);
    private final AtomicLong messages = new AtomicLong();
    private final long made;
    private int connections;
    private int everMade;
    private long retired;

    RtcFactory(long now) {
        made = now;
    }

    PeerConnectionFactory lend() {
        connections++;
        everMade++;
        return factory;
    }

    void giveBack() {
        connections--;
    }

    /// From a native thread: each message leaks two references, which only the factory's end frees.
    void countMessage() {
        messages.incrementAndGet();
    }

    long messages() {
        return messages.get();
    }

    int everMade() {
        return everMade;
    }

    int connections() {
        return connections;
    }

    long age(long now) {
        return now - made;
    }

    void retire(long now) {
        retired = now;
    }

    long retiredFor(long now) {
        return now - retired;
    }

    void dispose() {
        if (connections != 0) {
            throw new IllegalStateException(connections + " connections are still open");
        }
        factory.dispose();
        audio.dispose();
    }
}
