package tributary.protocol.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionMessagesTests {

    @Test
    void writesAHandshakeAsWebtorrentDoes() {
        var handshake = new ExtensionHandshake(
                Map.of(ExtensionHandshake.METADATA, 1, ExtensionHandshake.DONT_HAVE, 2), 1904, null, null, false);
        assertThat(text(handshake.encode().payload()))
                .isEqualTo("d1:md11:lt_donthavei2e11:ut_metadatai1ee13:metadata_sizei1904ee");
        assertThat(handshake.encode().id()).isZero();
    }

    @Test
    void readsAHandshakeBack() throws WireException {
        var handshake = new ExtensionHandshake(Map.of("ut_metadata", 9), 3_889, 512, "Tributary", true);
        assertThat(ExtensionHandshake.parse(handshake.encode().payload())).isEqualTo(handshake);
        assertThat(handshake.idOf("ut_metadata")).hasValue(9);
        assertThat(handshake.idOf("ut_pex")).isEmpty();
    }

    @Test
    void takesFieldsOfAnotherKindForAbsent() throws WireException {
        var handshake = ExtensionHandshake.parse(
                bytes("d1:md11:ut_metadata1:x6:ut_pexi0e4:manyi300ee13:metadata_sizei-1e4:reqq3:abc1:vi7ee"));
        assertThat(handshake).isEqualTo(new ExtensionHandshake(Map.of(), null, null, null, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "le", "i1e", "d1:m", "d1:mdee3:abc"})
    void refusesWhatIsNoHandshake(String payload) {
        assertThatThrownBy(() -> ExtensionHandshake.parse(bytes(payload))).isInstanceOf(WireException.class);
    }

    /// Webtorrent finds the header's end by the first `ee`: nothing may be nested in it.
    @Test
    void writesMetadataWithAFlatHeader() {
        var data = new MetadataMessage.Data(0, 1904, bytes("info"));
        assertThat(text(data.encode(3).payload())).isEqualTo("d8:msg_typei1e5:piecei0e10:total_sizei1904eeinfo");
        assertThat(data.encode(3).id()).isEqualTo(3);
    }

    @Test
    void readsMetadataMessagesBack() throws WireException {
        for (var message : new MetadataMessage[] {
            new MetadataMessage.Request(7),
            new MetadataMessage.Data(1, 20_000, bytes("dee")),
            new MetadataMessage.Reject(2)
        }) {
            assertThat(MetadataMessage.parse(message.encode(1).payload())).isEqualTo(message);
        }
        assertThat(MetadataMessage.parse(bytes("d8:msg_typei3ee"))).isEqualTo(new MetadataMessage.Unknown(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "i0e", "de", "d8:msg_typei0ee", "d8:msg_typei0e5:piecei-1ee", "d8:msg_typei1e5:piecei0ee"})
    void refusesWhatIsNoMetadataMessage(String payload) {
        assertThatThrownBy(() -> MetadataMessage.parse(bytes(payload))).isInstanceOf(WireException.class);
    }

    @Test
    void readsDontHaveBack() throws WireException {
        assertThat(DontHave.parse(new DontHave(17).encode(2).payload())).isEqualTo(new DontHave(17));
        assertThatThrownBy(() -> DontHave.parse(bytes("abc"))).isInstanceOf(WireException.class);
        assertThatThrownBy(() -> DontHave.parse(bytes("\u00ff\u00ff\u00ff\u00ff")))
                .isInstanceOf(WireException.class);
    }

    @Test
    void neverFailsInAnotherWayThanItSays() {
        for (var seed = 0; seed < 3_000; seed++) {
            var random = new Random(seed);
            var payload = new StringBuilder();
            for (var count = random.nextInt(30); count > 0; count--) {
                payload.append("dile0123456789:-m".charAt(random.nextInt(17)));
            }
            try {
                ExtensionHandshake.parse(bytes(payload.toString()));
                MetadataMessage.parse(bytes(payload.toString()));
            } catch (WireException _) {
                // The only way out besides messages.
            }
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
    }

    private static String text(ByteBuffer bytes) {
        return ISO_8859_1.decode(bytes.duplicate()).toString();
    }
}
