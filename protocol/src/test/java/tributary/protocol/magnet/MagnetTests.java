package tributary.protocol.magnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.protocol.InfoHash;

class MagnetTests {

    private static final InfoHash HASH = InfoHash.ofHex("0123456789abcdef0123456789abcdef01234567");

    @Test
    void everythingButUnreservedCharactersIsEncoded() {
        var magnet = new Magnet(
                HASH,
                "Größe & Maß + 100 %~",
                List.of("wss://a.example/announce?x=1"),
                List.of("https://a.example/media/ä.mp4"),
                List.of("https://a.example/torrents/x.torrent"));

        assertThat(magnet.toUri())
                .isEqualTo("magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567"
                        + "&dn=Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F%20%2B%20100%20%25~"
                        + "&tr=wss%3A%2F%2Fa.example%2Fannounce%3Fx%3D1"
                        + "&ws=https%3A%2F%2Fa.example%2Fmedia%2F%C3%A4.mp4"
                        + "&xs=https%3A%2F%2Fa.example%2Ftorrents%2Fx.torrent");
        assertThat(Magnet.parse(magnet.toUri())).isEqualTo(magnet);
    }

    @Test
    void linksOfOtherProgramsAreRead() {
        var magnet = Magnet.parse("MAGNET:?dn=a+b&xt=urn:btmh:1220aa&xt=urn:btih:AERUKZ4JVPG66AJDIVTYTK6N54ASGRLH&xl=5"
                + "&tr.1=udp://t.example:80&foo");

        assertThat(magnet.infoHash()).isEqualTo(HASH);
        assertThat(magnet.displayName()).as("a plus sign is a plus sign").isEqualTo("a+b");
        assertThat(magnet.trackers()).containsExactly("udp://t.example:80");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://a.example",
                "magnet:?dn=x",
                "magnet:?xt=urn:btih:12",
                "magnet:?xt=urn:btih:zz23456789abcdef0123456789abcdef01234567",
                "magnet:?xt=urn:btih:AERUKZ4JVPG66AJDIVTYTK6N54ASGRL1",
                "magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567&dn=%4",
                "magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567&dn=%zz",
                "magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567&dn=%ff"
            })
    void whatIsNoMagnetLinkIsRefused(String uri) {
        assertThatThrownBy(() -> Magnet.parse(uri)).isInstanceOf(IllegalArgumentException.class);
    }
}
