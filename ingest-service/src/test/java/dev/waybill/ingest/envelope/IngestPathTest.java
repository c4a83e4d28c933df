package dev.waybill.ingest.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.ingest.envelope.IngestPath.Endpoint;
import dev.waybill.ingest.limits.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IngestPathTest {

    @ParameterizedTest
    @CsvSource({
        "/api/42/envelope/, ENVELOPE",
        "/api/42/envelope, ENVELOPE",
        "//api///42//envelope//, ENVELOPE",
        "/api/42/store/, STORE",
        "/api/42/store, STORE"
    })
    void findsTheEndpoint(String path, Endpoint endpoint) {
        assertThat(IngestPath.isOurs(path)).isTrue();
        assertThat(IngestPath.parse(path)).contains(new IngestPath(42, endpoint));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/0/organizations/",
                "/api/0/",
                "/q/health",
                "/api/",
                "/api",
                "/apix/1/envelope/",
                "/internal/x"
            })
    void leavesOthersAlone(String path) {
        assertThat(IngestPath.isOurs(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/42/minidump/", "/api/42/", "/api/42/envelope/x"})
    void knowsNoOtherEndpoint(String path) {
        assertThat(IngestPath.isOurs(path)).isTrue();
        assertThat(IngestPath.parse(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "+1", "1.5", "00", "99999999999999999999", "%31"})
    void refusesWhatIsNoProject(String project) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> IngestPath.parse("/api/" + project + "/envelope/"))
                .satisfies(refusal -> assertThat(refusal.reason().status()).isEqualTo(400));
    }
}
