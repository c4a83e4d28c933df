package dev.waybill.ingest.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.ingest.limits.Refusal;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    private static final String KEY = "ca9e7b1c0ffee0123456789abcdef012";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sentry sentry_key=" + KEY + ", sentry_version=7, sentry_client=sentry-cli/3.8.0",
                "Sentry sentry_version=7,sentry_client=sentry.java/8.62.0,sentry_key=" + KEY,
                "sentry sentry_key=" + KEY,
                "Sentry sentry_timestamp=1,sentry_key=" + KEY + ",sentry_secret=abc,junk"
            })
    void readsTheSentryScheme(String header) {
        assertThat(read(header, null, null)).contains(KEY);
        assertThat(read(null, header, null)).contains(KEY);
    }

    @Test
    void readsBasicAndDsn() {
        assertThat(read(null, "Basic " + base64(KEY + ":"), null)).contains(KEY);
        assertThat(read(null, "basic " + base64(KEY), null)).contains(KEY);
        assertThat(read(null, "DSN http://" + KEY + "@127.0.0.1:9000/42", null)).contains(KEY);
    }

    @Test
    void readsTheQuery() {
        assertThat(read(
                        null,
                        null,
                        "sentry_version=7&sentry_key=" + KEY + "&sentry_client=sentry.javascript.browser%2F11.12.0"))
                .contains(KEY);
        assertThat(read(null, null, "sentry_key=%63a9e7b1c0ffee0123456789abcdef012"))
                .contains(KEY);
    }

    @Test
    void lowersTheCase() {
        assertThat(read("Sentry sentry_key=" + KEY.toUpperCase(java.util.Locale.ROOT), null, null))
                .contains(KEY);
    }

    @Test
    void leavesOtherSchemesAlone() {
        assertThat(read(null, "Bearer sntrys_x", "a=b&x=y")).isEmpty();
        assertThat(read(null, null, null)).isEmpty();
    }

    @Test
    void refusesSeveral() {
        String header = "Sentry sentry_key=" + KEY;
        assertRefused(401, () -> read(header, null, "sentry_key=" + KEY));
        assertRefused(401, () -> read(header, header, null));
        assertRefused(401, () -> read(null, header, "sentry_key=" + "0".repeat(32)));
        assertRefused(401, () -> read(null, null, "sentry_key=" + KEY + "&sentry_key=" + KEY));
        assertRefused(401, () -> Credentials.read(List.of(header, header), List.of(), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sentry",
                "Sentry ",
                "Sentry sentry_version=7",
                "Digest x",
                "Sentry sentry_version=x,sentry_key=" + KEY
            })
    void refusesAnUnreadableHeader(String header) {
        assertRefused(401, () -> read(header, null, null));
    }

    @Test
    void refusesAnUnreadableAuthorization() {
        assertRefused(401, () -> read(null, "Basic ***", null));
        assertRefused(401, () -> read(null, "DSN nonsense", null));
        assertRefused(401, () -> read(null, "DSN http://" + KEY + "@host/notanumber", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "ga9e7b1c0ffee0123456789abcdef012", KEY + "0"})
    void refusesWhatIsNoKey(String key) {
        assertRefused(400, () -> read("Sentry sentry_key=" + key, null, null));
        assertRefused(400, () -> read(null, null, "sentry_key=" + key));
        assertRefused(400, () -> read(null, "Basic " + base64(key + ":"), null));
    }

    @Test
    void refusesANewerProtocol() {
        assertRefused(400, () -> read("Sentry sentry_version=8,sentry_key=" + KEY, null, null));
        assertRefused(400, () -> read(null, null, "sentry_version=8&sentry_key=" + KEY));
    }

    private static Optional<String> read(
            @Nullable String sentryAuth, @Nullable String authorization, @Nullable String query) {
        return Credentials.read(
                        sentryAuth == null ? List.of() : List.of(sentryAuth),
                        authorization == null ? List.of() : List.of(authorization),
                        query)
                .map(PublicKey::value);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static void assertRefused(int status, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.reason().status()).isEqualTo(status));
    }
}
