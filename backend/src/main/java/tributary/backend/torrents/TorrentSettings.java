package tributary.backend.torrents;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How torrents are made.
///
/// @param hashingThreads files that are hashed at the same time, 1 to 64
@ConfigurationProperties("tributary.torrents")
record TorrentSettings(@DefaultValue("1") int hashingThreads) {

    TorrentSettings {
        if (hashingThreads < 1 || hashingThreads > 64) {
            throw new IllegalArgumentException("tributary.torrents.hashing-threads must be 1 to 64");
        }
    }
}
