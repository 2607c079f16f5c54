package tributary.seeder.transport.webrtc;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.internal.NativeObject;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Field;
import java.util.Locale;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives back the last reference to a native peer connection, which webrtc-java 0.14.0 forgets: 62 KB each.
///
/// Only for exactly that version: later ones release it themselves, and doing so twice would corrupt the heap. The
/// object's first word points to its table of virtual functions, of which the second is `Release()` (Itanium C++ ABI,
/// which Linux uses on all processors).
@SuppressWarnings("restricted") // calls a function of an object that this thread owns
final class MissingRelease {

    private static final Logger log = LoggerFactory.getLogger(MissingRelease.class);
    private static final String FORGETFUL_VERSION = "0.14.0";
    private static final String VERSION_RESOURCE = "/META-INF/maven/dev.onvoid.webrtc/webrtc-java/pom.properties";

    private final boolean needed;

    private MissingRelease(boolean needed) {
        this.needed = needed;
    }

    static MissingRelease ifNeeded() {
        var linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return new MissingRelease(linux && FORGETFUL_VERSION.equals(version()));
    }

    private static String version() {
        try (var resource = RTCPeerConnection.class.getResourceAsStream(VERSION_RESOURCE)) {
            var properties = new Properties();
            if (resource != null) {
                properties.load(resource);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException unreadable) {
            return "unknown";
        }
    }

    /// Closes a connection and lets its native object go. It must not be used afterwards.
    void close(RTCPeerConnection connection) {
        var handle = needed ? handleOf(connection) : 0;
        connection.close();
        if (handle != 0) {
            release(handle);
        }
    }

    private static long handleOf(RTCPeerConnection connection) {
        try {
            return HANDLE.getLong(connection);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void release(long handle) {
        try {
            var table = pointer(handle);
            var function = MemorySegment.ofAddress(pointer(table + Long.BYTES));
            var left = (int) Linker.nativeLinker()
                    .downcallHandle(function, FunctionDescriptor.of(JAVA_INT, JAVA_LONG))
                    .invoke(handle);
            if (left != 0) {
                log.debug("A closed connection is still referenced");
            }
        } catch (Throwable refused) {
            throw new IllegalStateException("a native connection could not be released", refused);
        }
    }

    private static long pointer(long address) {
        return MemorySegment.ofAddress(address).reinterpret(Long.BYTES).get(JAVA_LONG, 0);
    }

    private static final Field HANDLE = handleField();

    private static Field handleField() {
        try {
            var field = NativeObject.class.getDeclaredField("nativeHandle");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException otherVersion) {
            throw new IllegalStateException("webrtc-java has changed: see MissingRelease", otherVersion);
        }
    }
}
