package dev.waybill.commit.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jgit.util.SystemReader;
import org.eclipse.jgit.util.sha1.SHA1;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BareSystemTest {

    @BeforeEach
    void install() {
        BareSystem.install();
    }

    @Test
    void theUsersConfigurationIsNotThereButOurs() throws Exception {
        SystemReader system = SystemReader.getInstance();
        assertThat(system.getUserConfig().getSections()).containsExactly("core");
        assertThat(system.getUserConfig().getEnum("core", null, "sha1Implementation", SHA1.Sha1Implementation.JAVA))
                .isEqualTo(SHA1.Sha1Implementation.JDKNATIVE);
        assertThat(system.getSystemConfig().getSections()).isEmpty();
        assertThat(system.getenv("GIT_DIR")).isNull();
    }
}
