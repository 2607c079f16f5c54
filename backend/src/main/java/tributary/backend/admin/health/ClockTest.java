package tributary.backend.admin.health;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.backend.settings.LiveSettings;

/// Compares the clock with the database's, and with a time server if one is set (SNTP, RFC 4330).
@Component
class ClockTest implements HealthTest {

    private static final Duration TOLERATED = Duration.ofSeconds(2);
    private static final int NTP_PORT = 123;
    private static final int NTP_MESSAGE = 48;
    private static final int TRANSMIT = 40;
    private static final byte CLIENT_VERSION_4 = 0x23;
    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;

    private final JdbcClient database;
    private final LiveSettings settings;
    private final Clock clock;

    ClockTest(JdbcClient database, LiveSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public HealthResult run() throws IOException {
        var theirs = database.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single();
        var apart = Duration.between(theirs.toInstant(), clock.instant()).abs();
        if (apart.compareTo(TOLERATED) > 0) {
            return HealthResult.broken("database", seconds(apart));
        }
        var source = settings.of(HealthSettings.class).timeSource();
        if (source.isBlank()) {
            return HealthResult.fine("fine", seconds(apart));
        }
        var away = Duration.between(ask(source), clock.instant()).abs();
        return away.compareTo(TOLERATED) > 0
                ? HealthResult.broken("source", seconds(away), source)
                : HealthResult.fine("fine-source", seconds(away), source);
    }

    private static Instant ask(String host) throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.setSoTimeout(5000);
            var message = new byte[NTP_MESSAGE];
            message[0] = CLIENT_VERSION_4;
            socket.send(new DatagramPacket(message, message.length, InetAddress.getByName(host), NTP_PORT));
            socket.receive(new DatagramPacket(message, message.length));
            var seconds = Integer.toUnsignedLong(ByteBuffer.wrap(message).getInt(TRANSMIT));
            return Instant.ofEpochSecond(seconds - SECONDS_1900_TO_1970);
        }
    }

    private static String seconds(Duration duration) {
        return String.format(java.util.Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }
}
