package dev.waybill.commit.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RepoTest {

    private final Repo repo =
            new Repo(1, "github", "integrations:github", "demo/web", "https://github.com/demo/web", Instant.EPOCH);

    @Test
    void twoGenerationsOfSecretsAreTaken() {
        repo.signWith(new byte[] {1});
        assertThat(repo.secrets()).containsExactly(new byte[] {1});

        repo.signWith(new byte[] {2});
        repo.signWith(new byte[] {3});

        assertThat(repo.secrets()).containsExactly(new byte[] {3}, new byte[] {2});
    }

    @Test
    void isKnownByItsNameUntilTheHostToldItsId() {
        assertThat(repo.isMeant(new HostedRepo("9", "Demo/Web", null))).isTrue();
        assertThat(repo.isMeant(new HostedRepo("9", "demo/other", null))).isFalse();

        repo.follow(new HostedRepo("9", "demo/web", null));

        assertThat(repo.isMeant(new HostedRepo("9", "demo/renamed", null))).isTrue();
        assertThat(repo.isMeant(new HostedRepo("10", "demo/web", null))).isFalse();
    }

    @Test
    void followsARename() {
        assertThat(repo.follow(new HostedRepo("9", "demo/web", "https://github.com/demo/web")))
                .as("the host's id is news")
                .isTrue();
        assertThat(repo.follow(new HostedRepo("9", "demo/web", "https://github.com/demo/web")))
                .isFalse();
        assertThat(repo.follow(new HostedRepo("9", "demo/shop", null))).isTrue();

        assertThat(repo.name()).isEqualTo("demo/shop");
        assertThat(repo.url()).isEqualTo("https://github.com/demo/web");
    }

    @Test
    void isFetchedUnderItsNewName() {
        repo.fetchFrom("https://github.com/demo/web.git");

        repo.follow(new HostedRepo("9", "acme/shop", "https://evil.test/acme/shop"));

        assertThat(repo.cloneUrl()).isEqualTo("https://github.com/acme/shop.git");
    }

    @Test
    void doesNotFollowToAnotherServer() {
        repo.follow(new HostedRepo("9", "demo/shop", "https://github.com/demo/shop"));
        assertThat(repo.url()).isEqualTo("https://github.com/demo/shop");

        repo.follow(new HostedRepo("9", "demo/shop", "https://github.com.evil.test/demo/shop"));

        assertThat(repo.url()).isEqualTo("https://github.com/demo/shop");
    }
}
