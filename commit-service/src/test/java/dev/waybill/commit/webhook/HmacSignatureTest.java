package dev.waybill.commit.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HmacSignatureTest {

    private static final byte[] SECRET = "It's a Secret to Everybody".getBytes(UTF_8);

    /** The example of GitHub's documentation on validating deliveries. */
    private static final String DOCUMENTED = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    @Test
    void fitsGithubsOwnExample() {
        assertThat(HmacSignature.prefixed("sha256=" + DOCUMENTED)
                        .orElseThrow()
                        .fits("Hello, World!".getBytes(UTF_8), SECRET))
                .isTrue();
        assertThat(HmacSignature.hexadecimal(DOCUMENTED).orElseThrow().fits("Hello, World!".getBytes(UTF_8), SECRET))
                .isTrue();
    }

    @Test
    void fitsNoOtherBodyAndNoOtherSecret() {
        var signature = HmacSignature.hexadecimal(DOCUMENTED).orElseThrow();

        assertThat(signature.fits("Hello, World?".getBytes(UTF_8), SECRET)).isFalse();
        assertThat(signature.fits("Hello, World!".getBytes(UTF_8), "secret".getBytes(UTF_8)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "sha1=757107ea0eb2509fc211221cce984b8a37570b6d",
                "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1",
                "sha256=zz7107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
            })
    void isNoneWithoutThePrefixedForm(String header) {
        assertThat(HmacSignature.prefixed(header)).isEmpty();
    }
}
