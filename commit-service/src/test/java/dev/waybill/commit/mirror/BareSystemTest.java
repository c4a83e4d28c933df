package dev.waybill.commit.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.eclipse.jgit.util.sha1.SHA1;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BareSystemTest {

    private static final String REDIRECTED =
            "[url \"https://elsewhere.example/\"]\n\tinsteadOf = https://git.example/\n";

    @TempDir
    Path home;

    @BeforeEach
    void install() {
        BareSystem.install();
    }

    /** Opened anew: into what the process shares, JGit writes at any moment what it measured of the file system. */
    @Test
    void theUsersConfigurationIsNotThereButOurs() throws Exception {
        Files.writeString(home.resolve(".gitconfig"), REDIRECTED);
        FileBasedConfig user = SystemReader.getInstance().openUserConfig(null, filesOf(home));
        user.load();
        assertThat(user.getSections()).containsExactly("core");
        assertThat(user.getEnum("core", null, "sha1Implementation", SHA1.Sha1Implementation.JAVA))
                .isEqualTo(SHA1.Sha1Implementation.JDKNATIVE);
    }

    @Test
    void neitherIsTheMachines() throws Exception {
        FileBasedConfig machine = SystemReader.getInstance().openSystemConfig(null, filesOf(home));
        machine.load();
        assertThat(machine.getSections()).isEmpty();
        assertThat(SystemReader.getInstance().getenv("GIT_DIR")).isNull();
    }

    private static FS filesOf(Path home) {
        FS files = FS.DETECTED.newInstance();
        files.setUserHome(home.toFile());
        return files;
    }
}
