package dev.waybill.kit.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SignedLinksTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final long ORGANIZATION = 7;
    private static final String PATH = "/organizations/demo/releases/web@1.0.0%2B5/";

    private final SignedLinks links = links("k".repeat(32), NOW);

    @Test
    void aSignedLinkVerifiesUntilItExpires() {
        Query query = Query.of(links.sign(ORGANIZATION, PATH, Duration.ofDays(30)));

        assertThat(links.verify(ORGANIZATION, PATH, query.expires, query.signature))
                .isTrue();
        assertThat(links("k".repeat(32), NOW.plus(Duration.ofDays(30)))
                        .verify(ORGANIZATION, PATH, query.expires, query.signature))
                .isFalse();
    }

    @Test
    void nothingElseVerifies() {
        Query query = Query.of(links.sign(ORGANIZATION, PATH, Duration.ofDays(30)));

        assertThat(links.verify(ORGANIZATION, "/organizations/demo/releases/other/", query.expires, query.signature))
                .isFalse();
        assertThat(links.verify(8, PATH, query.expires, query.signature)).isFalse();
        assertThat(links.verify(ORGANIZATION, PATH, "99999999999", query.signature))
                .isFalse();
        assertThat(links.verify(ORGANIZATION, PATH, query.expires, query.signature + "A"))
                .isFalse();
        assertThat(links.verify(ORGANIZATION, PATH, null, query.signature)).isFalse();
        assertThat(links.verify(ORGANIZATION, PATH, query.expires, null)).isFalse();
        assertThat(links.verify(ORGANIZATION, PATH, "soon", query.signature)).isFalse();
        assertThat(links("x".repeat(32), NOW).verify(ORGANIZATION, PATH, query.expires, query.signature))
                .isFalse();
    }

    @Test
    void aSealedTextOpensForItsPurposeOnly() {
        String token = links.seal("unsubscribe", "7/1/production");

        assertThat(links.open("unsubscribe", token)).contains("7/1/production");
        assertThat(links.open("login", token)).isEmpty();
        assertThat(links.open("unsubscribe", "A" + token)).isEmpty();
        assertThat(links.open("unsubscribe", "")).isEmpty();
        assertThat(links.open("unsubscribe", "no-dot")).isEmpty();
    }

    @Test
    void aShortKeyIsRefusedAndNoKeyVerifiesNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> links("short", NOW));
        SignedLinks without = new SignedLinks(Optional.empty(), Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(without.verify(ORGANIZATION, PATH, "99999999999", "")).isFalse();
    }

    private static SignedLinks links(String key, Instant now) {
        return new SignedLinks(Optional.of(key), Clock.fixed(now, ZoneOffset.UTC));
    }

    private record Query(String expires, String signature) {

        static Query of(String link) {
            String[] parts = link.substring(link.indexOf('?') + 1).split("[=&]", -1);
            return new Query(parts[1], parts[3]);
        }
    }
}
