package tributary.protocol.metainfo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tributary.protocol.InfoHash;
import tributary.protocol.bencode.BencodeException;

class MetainfoTests {

    @Test
    void theInfoDictionaryHasFourKeysAndNoPrivateFlag() throws Exception {
        var info = InfoDictionary.of("a.mp4", 5, 4, PieceHashes.of(new byte[40]));

        var expected =
                ("d6:lengthi5e4:name5:a.mp412:piece lengthi4e6:pieces40:" + "\0".repeat(40) + "e").getBytes(ISO_8859_1);
        assertThat(info.encode()).isEqualTo(expected);
        assertThat(info.infoHash())
                .isEqualTo(InfoHash.of(MessageDigest.getInstance("SHA-1").digest(expected)));
        assertThat(info.lengthOf(0)).isEqualTo(4);
        assertThat(info.lengthOf(1)).isEqualTo(1);
    }

    @Test
    void aWholeTorrentSurvivesTheRoundTrip() throws BencodeException {
        var torrent = new Metainfo(
                InfoDictionary.of("Größe & Maß.mp4", 5, 4, PieceHashes.of(new byte[40])),
                List.of(List.of("ws://a.example/announce"), List.of("http://a.example/announce", "udp://a.example:1")),
                List.of("http://a.example/media/x.mp4"),
                Instant.ofEpochSecond(1_700_000_000),
                "Tributary",
                null);

        assertThat(Metainfo.parse(torrent.encode())).isEqualTo(torrent);
    }

    @Test
    void keysThatWeDoNotKnowStayPartOfTheHash() throws Exception {
        var encoded = ("d4:infod6:lengthi1e4:name1:x12:piece lengthi1e6:pieces20:" + "\0".repeat(20) + "7:privatei1eee")
                .getBytes(ISO_8859_1);

        var parsed = Metainfo.parse(encoded);

        var info =
                new String(encoded, ISO_8859_1).substring(7, encoded.length - 1).getBytes(ISO_8859_1);
        assertThat(parsed.infoHash())
                .isEqualTo(InfoHash.of(MessageDigest.getInstance("SHA-1").digest(info)));
    }

    @Test
    void aSingleTrackerAndASingleWebSeedAreReadToo() throws BencodeException {
        var encoded = ("d8:announce9:http://t/4:infod6:lengthi1e4:name1:x12:piece lengthi1e6:pieces20:"
                        + "\0".repeat(20) + "e8:url-list9:http://w/e")
                .getBytes(ISO_8859_1);

        var parsed = Metainfo.parse(encoded);

        assertThat(parsed.announceList()).containsExactly(List.of("http://t/"));
        assertThat(parsed.urlList()).containsExactly("http://w/");
    }

    @ParameterizedTest
    @CsvSource({"x,5,4,20", "x,0,4,20", "x,5,0,40", "'',5,4,40", "../x,5,4,40", "..,5,4,40", "x,5,4,41"})
    void whatCannotBeTrueIsRefused(String name, long length, int pieceLength, int bytesOfHashes) {
        assertThatThrownBy(() -> InfoDictionary.of(name, length, pieceLength, PieceHashes.of(new byte[bytesOfHashes])))
                .isInstanceOf(IllegalArgumentException.class);
        var encoded = "d6:lengthi%de4:name%d:%s12:piece lengthi%de6:pieces%d:%se"
                .formatted(length, name.length(), name, pieceLength, bytesOfHashes, "\0".repeat(bytesOfHashes));
        assertThatThrownBy(() -> InfoDictionary.parse(encoded.getBytes(ISO_8859_1)))
                .isInstanceOf(BencodeException.class);
    }

    @Test
    void piecesAreHashedWhateverChunksTheyComeIn() throws Exception {
        var content = new byte[10_000];
        new Random(3).nextBytes(content);
        var atOnce = new PieceHasher(4096);
        atOnce.update(content, 0, content.length);
        var inChunks = new PieceHasher(4096);
        for (var from = 0; from < content.length; from += 777) {
            inChunks.update(content, from, Math.min(777, content.length - from));
        }

        var hashes = atOnce.finish();

        assertThat(hashes).isEqualTo(inChunks.finish());
        assertThat(hashes.count()).isEqualTo(3);
        var sha1 = MessageDigest.getInstance("SHA-1");
        sha1.update(content, 8192, content.length - 8192);
        var last = sha1.digest();
        assertThat(hashes.matches(2, last)).isTrue();
        assertThat(hashes.matches(1, last)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1,262144",
        "1073741824,262144",
        "1073741825,524288",
        "4294967296,524288",
        "4294967297,1048576",
    })
    void piecesGrowWithTheFile(long size, int pieceLength) {
        assertThat(PieceLength.forSize(size)).isEqualTo(pieceLength);
    }
}
