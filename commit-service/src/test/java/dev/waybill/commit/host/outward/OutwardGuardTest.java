package dev.waybill.commit.host.outward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutwardGuardTest {

    private final FakeNames names = new FakeNames()
            .answer("github.com", "140.82.121.4")
            .answer("six.example", "2606:4700::1")
            .answer("inside.example", "10.0.0.5")
            .answer("localhost", "127.0.0.1", "::1")
            .answer("metadata", "169.254.169.254")
            .answer("mixed.example", "10.0.0.5", "140.82.121.4");

    private final OutwardGuard guard = guard(false);

    @ParameterizedTest
    @CsvSource({
        "https://github.com/demo/web, https://github.com/demo/web",
        "HTTPS://GitHub.com:443/demo, https://github.com:443/demo",
        "https://six.example/x?y=1#z, https://six.example/x?y=1",
    })
    void publicPagesAreCalled(String url, String checked) throws IOException {
        names.answer("GitHub.com", "140.82.121.4");

        assertThat(guard.checkHttp(url)).hasToString(checked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://2130706433/",
                "https://0177.0.0.1/",
                "https://127.1/",
                "https://0/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:a9fe:a9fe]/",
                "https://[0:0:0:0:0:ffff:7f00:1]/",
                "https://[fe80::1%25eth0]/",
                "https://localhost/",
                "https://metadata/latest/meta-data",
                "https://169.254.169.254/latest/meta-data",
                "https://inside.example/",
                "https://github.com@127.0.0.1/",
                "https://github.com:secret@github.com/",
                "https://127.0.0.1\\@github.com/",
                "https://github.com\\.evil.example/",
                "https://exa_mple.org/",
                "https:///etc/passwd",
                "https:github.com",
                "//github.com/x",
                "github.com",
                "http://github.com/demo/web",
                "ftp://github.com/",
                "gopher://127.0.0.1:6379/_x",
                "file:///etc/passwd",
                "jar:https://github.com/x!/y",
                "javascript:alert(1)",
                "https://git hub.com/",
                "https://github.com/\r\nHost: x",
                "",
            })
    void othersAreNot(String url) {
        assertThatThrownBy(() -> guard.checkHttp(url)).isInstanceOf(UnknownHostException.class);
        assertThatThrownBy(() -> guard.checkClone(url)).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void onlyTheAddressesThatMayBeCalledAreGiven() throws IOException {
        assertThat(guard.resolve("mixed.example")).containsExactly(InetAddress.ofLiteral("140.82.121.4"));
    }

    @Test
    void aNameThatMeansSomethingElseAMomentLaterLeadsNowhere() throws IOException {
        names.answer("rebinding.example", "140.82.121.4").answer("rebinding.example", "127.0.0.1");

        assertThat(guard.checkHttp("https://rebinding.example/")).isNotNull();
        assertThatThrownBy(() -> guard.resolve("rebinding.example"))
                .isInstanceOf(RefusedAddressException.class)
                .hasMessage("Calls to rebinding.example are not allowed here.");
    }

    @Test
    void whatTheOperatorAllowedMayBeCalledUnencrypted() throws IOException {
        OutwardGuard open = new OutwardGuard(new AddressPolicy(List.of("10.0.0.0/8"), List.of()), names, false);

        assertThat(open.checkHttp("http://inside.example:8080/git")).hasToString("http://inside.example:8080/git");
        assertThatThrownBy(() -> open.checkHttp("http://github.com/"))
                .hasMessage("Only https is allowed for github.com.");
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/demo/web.git, https://github.com/demo/web.git, HTTP",
        "git@github.com:demo/web.git, git@github.com:demo/web.git, SSH",
        "ssh://git@github.com:2222/demo/web.git, ssh://git@github.com:2222/demo/web.git, SSH",
        "ssh://github.com/demo/web.git, ssh://github.com/demo/web.git, SSH",
    })
    void repositoriesAreFetchedByHttpsAndSsh(String url, String checked, CloneUrl.Kind kind) throws IOException {
        assertThat(guard.checkClone(url)).isEqualTo(new CloneUrl(checked, kind, "github.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git://github.com/demo/web.git",
                "ext::sh -c id",
                "file:///srv/git/web.git",
                "/srv/git/web.git",
                "../web.git",
                "C:\\git\\web",
                "git@inside.example:demo/web.git",
                "git@localhost:demo/web.git",
                "ssh://git@127.0.0.1/demo/web.git",
                "ssh://git:password@github.com/demo/web.git",
                "ssh://-oProxyCommand=id/x",
                "-oProxyCommand=id@github.com:x",
                "git@-oProxyCommand=id:x",
                "git@github.com:-x",
                "git@github.com::x",
                "ssh://git@[::1]/x",
            })
    void otherwiseTheyAreNot(String url) {
        assertThatThrownBy(() -> guard.checkClone(url)).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void filesAreFetchedWhereTheOperatorSaysSo() throws IOException {
        assertThat(guard(true).checkClone("file:///srv/git/web.git"))
                .isEqualTo(new CloneUrl("file:///srv/git/web.git", CloneUrl.Kind.FILE, null));
        assertThatThrownBy(() -> guard(true).checkClone("file://host/srv/git/web.git"))
                .isInstanceOf(RefusedAddressException.class);
    }

    private OutwardGuard guard(boolean fileUrls) {
        return new OutwardGuard(new AddressPolicy(List.of(), List.of()), names, fileUrls);
    }
}
