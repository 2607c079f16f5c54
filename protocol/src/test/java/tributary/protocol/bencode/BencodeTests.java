package tributary.protocol.bencode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BencodeTests {

    private static final BencodeLimits SMALL = new BencodeLimits(1000, 5, 50, true);

    @Test
    void everyKindOfValueIsReadAndWritten() throws BencodeException {
        var text = "d4:listli-3ei0ei9223372036854775807ee4:name4:spam5:outerd5:innerdeee";
        var value = BencodeDecoder.decodeDictionary(bytes(text), SMALL);

        assertThat(value.string("name").orElseThrow().text()).isEqualTo("spam");
        assertThat(value.list("list").orElseThrow().values())
                .containsExactly(new BencodeInteger(-3), new BencodeInteger(0), new BencodeInteger(Long.MAX_VALUE));
        assertThat(value.dictionary("outer").orElseThrow().dictionary("inner")).isPresent();
        assertThat(value.integer("name")).as("another kind of value").isEmpty();
        assertThat(value.encode()).isEqualTo(bytes(text));
    }

    @Test
    void keysAreWrittenInTheOrderOfTheirBytes() {
        var dictionary = BencodeDictionary.builder()
                .put("b", 1)
                .put(BencodeString.of(new byte[] {(byte) 0xff}), new BencodeInteger(3))
                .put("aa", 0)
                .put("é", 2)
                .build();

        assertThat(dictionary.encode()).isEqualTo(bytes("d2:aai0e1:bi1e2:\u00c3\u00a9i2e1:\u00ffi3ee"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "i",
                "ie",
                "i-e",
                "i-0e",
                "i03e",
                "i 3e",
                "i3",
                "i3.0e",
                "i99999999999999999999e",
                "4:spa",
                "-1:a",
                "01:a",
                ":",
                "4spam",
                "x",
                "l",
                "li1e",
                "d",
                "d1:a",
                "d1:ae",
                "d1:ai1e",
                "di1ei2ee",
                "d1:bi1e1:ai2ee",
                "d1:ai1e1:ai2ee",
                "i1ei2e",
                "lllllleeeeee",
                "99999999999:a",
                "4294967296:a",
                "e"
            })
    void whatIsNotCanonicalBencodingIsRefused(String text) {
        assertThatThrownBy(() -> BencodeDecoder.decode(bytes(text), SMALL)).isInstanceOf(BencodeException.class);
    }

    @Test
    void limitsHold() {
        var manyValues = "l" + "le".repeat(60) + "e";
        var manyBytes = "2000:" + "x".repeat(2000);

        assertThatThrownBy(() -> BencodeDecoder.decode(bytes(manyValues), SMALL))
                .hasMessageContaining("50 values");
        assertThatThrownBy(() -> BencodeDecoder.decode(bytes(manyBytes), SMALL)).isInstanceOf(BencodeException.class);
    }

    @Test
    void messagesMayHaveTheirKeysInAnyOrder() throws BencodeException {
        var unordered = bytes("d1:bi1e1:ai2ee");

        assertThat(BencodeDecoder.decode(unordered, BencodeLimits.MESSAGE).encode())
                .isEqualTo(bytes("d1:ai2e1:bi1ee"));
    }

    @Test
    void aPrefixEndsWhereTheRawBytesBegin() throws BencodeException {
        var message = bytes("XXd8:msg_typei1eeRAW");

        var prefix = BencodeDecoder.decodePrefix(message, 2, SMALL);

        assertThat(prefix.end()).isEqualTo(message.length - 3);
    }

    @Test
    void randomValuesSurviveTheRoundTrip() throws BencodeException {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++) {
            var value = randomValue(random, 4);
            assertThat(BencodeDecoder.decode(value.encode(), BencodeLimits.TORRENT))
                    .isEqualTo(value);
        }
    }

    @Test
    void randomDamageIsEitherRefusedOrStillCanonical() {
        var random = new Random(11);
        var whole = bytes("d4:listli-3ei0ei77ee4:name4:spam5:outerd5:innerd3:onei1eeee");
        for (var i = 0; i < 20_000; i++) {
            var damaged = Arrays.copyOf(whole, random.nextInt(whole.length) + 1);
            for (var hits = random.nextInt(4); hits >= 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(BencodeDecoder.decode(damaged, SMALL).encode()).isEqualTo(damaged);
            } catch (BencodeException refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        }
    }

    private static Bencode randomValue(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 4 : 2)) {
            case 0 -> new BencodeInteger(random.nextLong() >> random.nextInt(64));
            case 1 -> randomString(random);
            case 2 -> {
                List<Bencode> values = new ArrayList<>();
                for (var i = random.nextInt(5); i > 0; i--) {
                    values.add(randomValue(random, depth - 1));
                }
                yield new BencodeList(values);
            }
            default -> {
                var dictionary = BencodeDictionary.builder();
                for (var i = random.nextInt(5); i > 0; i--) {
                    dictionary.put(randomString(random), randomValue(random, depth - 1));
                }
                yield dictionary.build();
            }
        };
    }

    private static BencodeString randomString(Random random) {
        var bytes = new byte[random.nextInt(30)];
        random.nextBytes(bytes);
        return BencodeString.of(bytes);
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(ISO_8859_1);
    }
}
