package dev.waybill.notify.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.DeployFact.Direction;
import dev.waybill.contracts.ProjectRef;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseNameTest {

    @ParameterizedTest
    @CsvSource({
        "demo-web@1.2.3, web, demo-web@1.2.3",
        "demo-web@1.2.3+45, web, demo-web@1.2.3+45",
        "@foo.bar@1.0a, web, @foo.bar@1.0a",
        "a86d127c4b2f23a0a862620280427dcc01c78676, web, web a86d127c4b2f",
        "api@a86d127c4b2f23a0a862620280427dcc01c78676, web, api@a86d127c4b2f",
        "1.2.3, web, web 1.2.3",
        "1.2.3, web ios, web and ios 1.2.3",
        "1.2.3, web ios api tv, 'web, ios and 2 more 1.2.3'",
        "1.2.3, '', 1.2.3",
    })
    void isWhatPeopleCallIt(String version, String projects, String expected) {
        List<ProjectRef> refs = Stream.of(projects.split(" "))
                .filter(slug -> !slug.isEmpty())
                .map(slug -> new ProjectRef(1, slug, slug))
                .toList();

        ReleaseName name = ReleaseName.of(Notices.of(version, refs, Direction.FORWARD, "production", true));

        assertThat(name.full()).isEqualTo(expected);
    }

    @Test
    void aVersionOfTheSamePackageIsShownWithoutIt() {
        ReleaseName name = ReleaseName.of(Notices.of());

        assertThat(name.sibling("demo-web@1.2.2")).isEqualTo("1.2.2");
        assertThat(name.sibling("other@1.2.2")).isEqualTo("other@1.2.2");
    }

    @Test
    void aRollbackIsTitledWithAndWithoutAService() {
        assertThat(DeployMailAssembler.title(new ReleaseName("web", " ", "1"), "prod", true))
                .isEqualTo("Rolled back to web 1 in prod");
        assertThat(DeployMailAssembler.title(new ReleaseName("", " ", "1"), "prod", true))
                .isEqualTo("Rolled back to 1 in prod");
    }
}
