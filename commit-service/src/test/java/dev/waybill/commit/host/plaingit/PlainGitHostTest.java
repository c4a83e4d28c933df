package dev.waybill.commit.host.plaingit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainGitHostTest {

    private final PlainGitHost host = new PlainGitHost();

    @ParameterizedTest
    @ValueSource(strings = {"web", "demo/team/web", "Our web shop", "~ada/w\u00e9b.git", "git@git.example:web"})
    void aNameIsWhateverPeopleCallARepository(String name) {
        assertThat(host.accepts(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo/web\n", "demo\tweb", "\u0000", "demo/\u001b[31mweb", "demo\u0085web"})
    void whatCannotBePrintedIsNoName(String name) {
        assertThat(host.accepts(name)).isFalse();
    }

    @Test
    void nothingIsPromisedButFetches() {
        assertThat(host.webhookName()).isEmpty();
        assertThat(host.webhookForm()).isEmpty();
        assertThat(host.api()).isEmpty();
        assertThat(host.pageOf("demo/web")).isEmpty();
    }
}
