package dev.waybill.commit.host.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commit.host.ComparedCommit.Signer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawAuthorTest {

    @ParameterizedTest
    @CsvSource({
        "Ada <ada@example.org>, Ada, ada@example.org",
        "Ada <of> London <ada@example.org>, Ada <of> London, ada@example.org",
        "<ada@example.org>, , ada@example.org",
        "Ada, Ada, ",
        "'', , ",
        "'> x', '> x', ",
        "Ada <>, Ada, ",
    })
    void readsWhatGitWrites(String raw, String name, String email) {
        Signer author = RawAuthor.read(raw, null);

        assertThat(author.name()).isEqualTo(name);
        assertThat(author.email()).isEqualTo(email);
    }
}
