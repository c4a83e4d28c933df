package dev.waybill.ingest.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.ingest.limits.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DsnTest {

    private static final String KEY = "ca9e7b1c0ffee0123456789abcdef012";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://" + KEY + "@127.0.0.1:9000/42",
                "https://" + KEY + ":@host/42",
                "https://" + KEY + ":secret@host/prefix/42"
            })
    void readsKeyAndProject(String dsn) {
        assertThat(Dsn.parse(dsn)).isEqualTo(new Dsn(new PublicKey(KEY), 42));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "://",
                "http://host/42",
                KEY + "@host/42",
                "http://" + KEY + "@host",
                "http://" + KEY + "@host/"
            })
    void refusesWhatIsNone(String dsn) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Dsn.parse(dsn));
    }
}
