package tributary.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTests {

    private final TrustedProxies proxies = new TrustedProxies(List.of("127.0.0.0/8", "::1", "10.1.0.0/16", "fd00::/8"));

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,'',127.0.0.1",
        "127.0.0.1,192.0.2.1,192.0.2.1",
        "::1,2001:db8::1,2001:db8::1",
        "127.0.0.1,'192.0.2.1, 10.1.200.3',192.0.2.1",
        "127.0.0.1,'203.0.113.5, 192.0.2.1',192.0.2.1",
        "127.0.0.1,'10.1.0.1, 10.1.0.2',10.1.0.1",
        "192.0.2.7,192.0.2.1,192.0.2.7",
        "10.2.0.1,192.0.2.1,10.2.0.1",
        "fd12::1,192.0.2.1,192.0.2.1",
        "127.0.0.1,unknown,127.0.0.1",
        "127.0.0.1,'192.0.2.1, not.an.address',127.0.0.1",
        "127.0.0.1,999.1.1.1,127.0.0.1",
    })
    void theClientIsTheLastWhoIsNotATrustedProxy(String remote, String forwardedFor, String client) {
        assertThat(proxies.clientOf(TrustedProxies.literal(remote), forwardedFor))
                .isEqualTo(TrustedProxies.literal(client));
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "10.0.0.0/33", "::1/129", "10.0.0.0/-1", "", "1.2.3"})
    void namesAndImpossibleNetworksAreRefused(String network) {
        assertThatThrownBy(() -> new TrustedProxies(List.of(network))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyAddressCanBeTrusted() {
        var everybody = new TrustedProxies(List.of("0.0.0.0/0", "::/0"));

        assertThat(everybody
                        .clientOf(TrustedProxies.literal("192.0.2.1"), "203.0.113.5")
                        .toString())
                .isEqualTo("203.0.113.5");
    }
}
