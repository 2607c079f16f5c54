package tributary.backend.workers;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The seeder as the site starts it.
///
/// @param mode whether the site starts one (`embedded`), one is started elsewhere (`remote`), or there is none (`off`)
/// @param token by which a seeder comes in, at least 20 characters; without it, one is made in `secrets/seeder-token`
/// @param udpPorts range of ports for WebRTC connections
/// @param tcpPort for ordinary BitTorrent clients; 0 for any that is free, -1 for none
/// @param publicAddress the address under which viewers reach this machine, if a NAT stands before it
/// @param heap memory of the process's Java heap, at least 64 MB; the native part comes on top
@ConfigurationProperties("tributary.seeder")
record SeederSettings(
        @DefaultValue("embedded") WorkerMode mode,
        @Nullable String token,
        @DefaultValue("49160-50159") String udpPorts,
        @DefaultValue("6881") int tcpPort,
        @Nullable String publicAddress,
        @DefaultValue("256MB") DataSize heap) {

    SeederSettings {
        token = WorkerTokens.checked("tributary.seeder.token", token);
        EmbeddedWorkers.checkHeap("tributary.seeder.heap", heap);
    }

    @Override
    public String toString() {
        return "SeederSettings[mode=" + mode + ", udpPorts=" + udpPorts + ", tcpPort=" + tcpPort + "]";
    }
}
