package tributary.seeder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import tributary.protocol.InfoHash;
import tributary.protocol.metainfo.InfoDictionary;
import tributary.protocol.metainfo.Metainfo;
import tributary.protocol.metainfo.PieceHasher;

/// A file to be seeded and its torrent.
record Clip(Path file, InfoDictionary info) {

    static Clip make(Path folder, String name, int size) throws IOException {
        var bytes = new byte[size];
        new Random(name.hashCode()).nextBytes(bytes);
        var hasher = new PieceHasher(256 << 10);
        hasher.update(bytes, 0, size);
        Files.createDirectories(folder);
        var file = Files.write(folder.resolve(name), bytes);
        return new Clip(file, InfoDictionary.of(name, size, 256 << 10, hasher.finish()));
    }

    InfoHash infoHash() {
        return info.infoHash();
    }

    byte[] bytes() throws IOException {
        return Files.readAllBytes(file);
    }

    String sha1() throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// @param announce address of the tracker, none if empty
    byte[] torrentFile(String announce) {
        List<List<String>> trackers = announce.isEmpty() ? List.of() : List.of(List.of(announce));
        return new Metainfo(info, trackers, List.of(), null, null, null).encode();
    }
}
