package dev.waybill.release.repository;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositoryKeysTest {

    @ParameterizedTest
    @CsvSource({
        "acme/web, acme/web",
        "' ACME / Web ', acme/web",
        "https://GitHub.com/acme/web, github.com/acme/web",
        "https://github.com/acme/web.git, github.com/acme/web",
        "https://github.com/acme/web/, github.com/acme/web",
        "https://user:secret@git.example.com:8443/acme/web.git, git.example.com/acme/web",
        "ssh://git@git.example.com:2222/acme/web.git, git.example.com/acme/web",
        "git@github.com:acme/web.git, github.com/acme/web",
        "git@github.com:/acme/web, github.com/acme/web",
        "origin, origin",
        "web.git, web.git",
    })
    void readsWhatPeopleWrite(String text, String key) {
        assertThat(RepositoryKeys.of(text)).isEqualTo(key);
    }

    @Test
    void knowsARepositoryByNameAddressAndPath() {
        assertThat(RepositoryKeys.all(
                        "Acme / Web", "acme/Platform/web", "https://git.example.com/acme/platform/web", "4711"))
                .containsExactly("acme/web", "acme/platform/web", "git.example.com/acme/platform/web", "4711");
        assertThat(RepositoryKeys.all("acme/web", null, "https://github.com/acme/web", null))
                .containsExactly("acme/web", "github.com/acme/web");
        assertThat(RepositoryKeys.all("web", null, null, null)).containsExactly("web");
    }
}
