package dev.waybill.commit.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {

    private static final String KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    private static final String OTHER = "ABEiM0RVZneImaq7zN3u/wARIjNEVWZ3iJmqu8zd7v8=".replace('B', 'C');

    private final SecretBox box = new SecretBox(KEY, Optional.empty());

    @Test
    void opensWhatItSealed() {
        assertThat(box.open(7, box.seal(7, "s3cret \u00fc"))).isEqualTo("s3cret \u00fc".getBytes(UTF_8));
    }

    @Test
    void sealsNeverTheSameWayAndShowsNothing() {
        byte[] sealed = box.seal(7, "s3cret");

        assertThat(sealed).isNotEqualTo(box.seal(7, "s3cret"));
        assertThat(new String(sealed, UTF_8)).doesNotContain("s3cret");
    }

    @Test
    void aSecretCannotStandInForAnother() {
        byte[] sealed = box.seal(7, "s3cret");

        assertThatThrownBy(() -> box.open(8, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aChangedSecretIsNotOpened() {
        byte[] sealed = box.seal(7, "s3cret");
        sealed[sealed.length - 1] ^= 1;

        assertThatThrownBy(() -> box.open(7, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRetiredKeyStillOpens() {
        byte[] sealed = box.seal(7, "s3cret");

        assertThat(new SecretBox(OTHER, Optional.of(List.of(KEY))).open(7, sealed))
                .isEqualTo("s3cret".getBytes(UTF_8));
        assertThatThrownBy(() -> new SecretBox(OTHER, Optional.empty()).open(7, sealed))
                .hasMessageContaining("waybill.encryption-keys-retired");
    }

    @Test
    void generatesLongSecrets() {
        assertThat(box.generate()).hasSize(64).isNotEqualTo(box.generate());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "00112233445566778899aabbccddeeff",
                "zz112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
            })
    void refusesAKeyOfAnotherLength(String key) {
        assertThatThrownBy(() -> new SecretBox(key, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 bytes");
    }
}
