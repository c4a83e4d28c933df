package dev.waybill.commit.webhook.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GithubSignatureTest {

    private static final byte[] SECRET = "It's a Secret to Everybody".getBytes(UTF_8);

    /** The example of GitHub's documentation on validating deliveries. */
    private static final String DOCUMENTED = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    @Test
    void fitsGithubsOwnExample() {
        var signature = GithubSignature.parse(DOCUMENTED).orElseThrow();

        assertThat(signature.fits("Hello, World!".getBytes(UTF_8), SECRET)).isTrue();
    }

    @Test
    void fitsNoOtherBodyAndNoOtherSecret() {
        var signature = GithubSignature.parse(DOCUMENTED).orElseThrow();

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
    void isNoneWithoutGithubsForm(String header) {
        assertThat(GithubSignature.parse(header)).isEmpty();
    }
}
