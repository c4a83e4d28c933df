package dev.waybill.notify.channel.email;

import static dev.waybill.notify.Samples.DEMO;
import static dev.waybill.notify.Samples.DEPLOYED;

import dev.waybill.contracts.DeployFact.Direction;
import dev.waybill.contracts.ProjectRef;
import dev.waybill.notify.channel.DeployNotice;
import dev.waybill.notify.channel.DeployNotice.Commit;
import dev.waybill.notify.channel.DeployNotice.Contribution;
import java.util.List;

/** Notices of a deploy, with one thing changed at a time. */
final class Notices {

    static final List<ProjectRef> WEB = List.of(new ProjectRef(11, "web", "Web"));

    private Notices() {}

    static DeployNotice of(Contribution... contributions) {
        return of("demo-web@1.2.3", WEB, Direction.FORWARD, "production", true, contributions);
    }

    static DeployNotice of(
            String version,
            List<ProjectRef> projects,
            Direction direction,
            String environment,
            boolean complete,
            Contribution... contributions) {
        int total =
                List.of(contributions).stream().mapToInt(Contribution::total).sum();
        return new DeployNotice(
                42,
                DEMO,
                version,
                "demo-web@1.2.2",
                environment,
                projects,
                projects.size(),
                null,
                null,
                DEPLOYED,
                direction,
                complete,
                total,
                List.of(contributions),
                0);
    }

    static Contribution by(Long memberId, String author, String... summaries) {
        List<Commit> commits = List.of(summaries).stream().map(Notices::commit).toList();
        return new Contribution(memberId, author, commits.size(), commits);
    }

    static Commit commit(String summary) {
        return new Commit(
                "demo/web",
                "0123456789abcdef0123456789abcdef01234567",
                "https://github.com/demo/web/commit/0123456",
                summary,
                DEPLOYED);
    }
}
