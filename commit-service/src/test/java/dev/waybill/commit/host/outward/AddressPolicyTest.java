package dev.waybill.commit.host.outward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    private static final String HOST = "git.example.org";

    private final AddressPolicy closed = new AddressPolicy(List.of(), List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "140.82.121.4",
                "172.15.0.1",
                "172.32.0.1",
                "100.63.0.1",
                "2606:4700::1",
                "2a00:1450::1"
            })
    void publicAddressesMayBeCalled(String address) {
        assertThat(closed.permits(HOST, InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.0.9",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.170",
                "192.0.2.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "192.88.99.1",
                "224.0.0.1",
                "239.1.1.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "5f00::1"
            })
    void allOthersMayNot(String address) {
        assertThat(closed.permits(HOST, InetAddress.ofLiteral(address))).isFalse();
    }

    @Test
    void anOperatorAllowsRangesAddressesAndHosts() {
        AddressPolicy policy = new AddressPolicy(List.of("10.20.0.0/15", "::1", " Git.Corp.Example "), List.of());

        assertThat(policy.permits(HOST, InetAddress.ofLiteral("10.21.3.4"))).isTrue();
        assertThat(policy.permits(HOST, InetAddress.ofLiteral("10.22.0.1"))).isFalse();
        assertThat(policy.permits(HOST, InetAddress.ofLiteral("::1"))).isTrue();
        assertThat(policy.permits("git.corp.example.", InetAddress.ofLiteral("192.168.0.9")))
                .isTrue();
        assertThat(policy.permits("evil-git.corp.example", InetAddress.ofLiteral("192.168.0.9")))
                .isFalse();
    }

    @Test
    void anOperatorCanAllowNothingElse() {
        AddressPolicy policy = new AddressPolicy(List.of("10.0.0.0/8"), List.of("github.com", "api.github.com"));

        assertThat(policy.permits("GitHub.com", InetAddress.ofLiteral("140.82.121.4")))
                .isTrue();
        assertThat(policy.permits("github.com", InetAddress.ofLiteral("127.0.0.1")))
                .isFalse();
        assertThat(policy.permits("github.com.evil.example", InetAddress.ofLiteral("140.82.121.4")))
                .isFalse();
        assertThat(policy.permits("git.internal", InetAddress.ofLiteral("10.1.2.3")))
                .isTrue();
    }

    @Test
    void onlyWhatTheOperatorNamedIsTrusted() {
        AddressPolicy policy = new AddressPolicy(List.of("127.0.0.0/8"), List.of());

        assertThat(policy.isTrusted(HOST, InetAddress.ofLiteral("127.0.0.1"))).isTrue();
        assertThat(policy.isTrusted(HOST, InetAddress.ofLiteral("8.8.8.8"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "::1/129", "10.0.0.0/x", "1.2.3.4.5"})
    void aMalformedRangeIsRefusedAtTheStart(String range) {
        assertThatThrownBy(() -> new AddressPolicy(List.of(range), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
