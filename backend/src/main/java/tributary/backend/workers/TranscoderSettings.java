package tributary.backend.workers;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The transcoder as the site starts it.
///
/// @param mode whether the site starts one (`embedded`), one is started elsewhere (`remote`), or there is none (`off`)
/// @param token by which a transcoder comes in, at least 20 characters; without it, one is made in
/// `secrets/transcoder-token`
/// @param heap memory of the process's Java heap, at least 64 MB; FFmpeg's comes on top
@ConfigurationProperties("tributary.transcoder")
record TranscoderSettings(
        @DefaultValue("embedded") WorkerMode mode,
        @Nullable String token,
        @DefaultValue("128MB") DataSize heap) {

    TranscoderSettings {
        token = WorkerTokens.checked("tributary.transcoder.token", token);
        EmbeddedWorkers.checkHeap("tributary.transcoder.heap", heap);
    }

    @Override
    public String toString() {
        return "TranscoderSettings[mode=" + mode + "]";
    }
}
