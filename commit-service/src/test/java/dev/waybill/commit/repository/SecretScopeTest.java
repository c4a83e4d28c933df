package dev.waybill.commit.repository;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.kit.error.ApiException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretScopeTest {

    private final Repo repo =
            new Repo(1, "gitlab", "integrations:gitlab", "demo/web", "https://git.acme.test/demo/web", Instant.EPOCH);

    @ParameterizedTest
    @ValueSource(strings = {"https://git.acme.test/demo/shop", "https://GIT.acme.test:443/x", "https://git.acme.test"})
    void theTokenStaysOnItsServer(String url) {
        repo.openWith(new byte[] {1});

        assertThatCode(() -> SecretScope.check(repo, change(url, null, null), null))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test/demo/web",
                "http://git.acme.test/demo/web",
                "https://git.acme.test:8443/demo/web",
                "https://git.acme.test.evil.test/demo/web"
            })
    void theTokenDoesNotFollowToAnother(String url) {
        repo.openWith(new byte[] {1});

        assertThatThrownBy(() -> SecretScope.check(repo, change(url, null, null), null))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("Send it again");
        assertThatCode(() -> SecretScope.check(repo, change(url, "another", null), null))
                .as("given anew")
                .doesNotThrowAnyException();
        assertThatCode(() -> SecretScope.check(repo, change(url, "", null), null))
                .as("taken away")
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "https://git.acme.test/demo/web.git, true",
        "git@git.acme.test:demo/web.git, true",
        "ssh://git@git.acme.test:2222/demo/web.git, true",
        "file:///srv/git/web.git, true",
        "https://evil.test/demo/web.git, false",
        "git@evil.test:demo/web.git, false",
        "http://git.acme.test/demo/web.git, false"
    })
    void aCloneAddressHasToBeOfTheSameServer(String cloneUrl, boolean fine) {
        repo.openWithKey(new byte[] {1});

        if (fine) {
            assertThatCode(() -> SecretScope.check(repo, change(null, null, null), cloneUrl))
                    .doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> SecretScope.check(repo, change(null, null, null), cloneUrl))
                    .isInstanceOf(ApiException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.test/demo/web", "git@evil.test:demo/web.git"})
    void withoutASecretAnyAddressWillDo(String address) {
        assertThatCode(() -> SecretScope.check(repo, change(address, null, null), address))
                .doesNotThrowAnyException();
    }

    private static ChangeRequest change(@Nullable String url, @Nullable String token, @Nullable String sshKey) {
        return new ChangeRequest(null, null, url, null, token, sshKey, null);
    }
}
