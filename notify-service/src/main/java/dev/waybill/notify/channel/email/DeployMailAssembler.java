package dev.waybill.notify.channel.email;

import dev.waybill.contracts.DeployFact.Direction;
import dev.waybill.notify.channel.DeployNotice;
import dev.waybill.notify.channel.DeployNotice.Commit;
import dev.waybill.notify.channel.DeployNotice.Contribution;
import dev.waybill.notify.channel.DeployNotice.Shared;
import dev.waybill.notify.channel.PlainText;
import dev.waybill.notify.channel.email.DeployMail.CommitLine;
import dev.waybill.notify.channel.email.DeployMail.Link;
import dev.waybill.notify.channel.email.DeployMail.Section;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts a deploy into the order in which its reader wants to know it: what and where, their own commits, those of others. */
final class DeployMailAssembler {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int MOST_ENVIRONMENT = 64;
    private static final int MOST_VERSION = 200;
    private static final int MOST_TITLE = 200;
    private static final int MOST_NAME = 100;
    private static final int MOST_SUMMARY = 200;
    private static final int MOST_PROJECTS = 10;
    private static final int SHORT_SHA = 7;

    private final Links links;

    DeployMailAssembler(Links links) {
        this.links = links;
    }

    DeployMail assemble(long readerId, DeployNotice notice, Display display, String unsubscribeUrl) {
        ReleaseName name = ReleaseName.of(notice);
        boolean rollback = notice.direction() == Direction.ROLLBACK;
        String environment = PlainText.oneLine(notice.environment(), MOST_ENVIRONMENT);
        Optional<Contribution> own =
                notice.contributions().stream().filter(it -> isBy(it, readerId)).findFirst();
        Section yours =
                own.map(it -> section(withShared(it), display.own())).orElseGet(() -> new Section("", 0, List.of(), 0));
        int byOthers = notice.totalCommits() - own.map(Contribution::total).orElse(0);
        List<Section> others = notice.contributions().stream()
                .filter(it -> !isBy(it, readerId) && it.total() > 0)
                .limit(display.authors())
                .map(it -> section(it, display.each()))
                .toList();
        int shown = others.stream().mapToInt(Section::total).sum();
        return new DeployMail(
                title(name, environment, rollback),
                preheader(yours, rollback, environment),
                rollback,
                PlainText.oneLine(notice.version(), MOST_VERSION),
                notice.previousVersion() == null ? null : name.sibling(notice.previousVersion()),
                environment,
                PlainText.oneLine(notice.organization().name(), MOST_NAME),
                WHEN.format(notice.finishedAt()),
                notice.name() == null ? null : PlainText.oneLine(notice.name(), MOST_NAME),
                Links.web(notice.url()),
                links.release(notice),
                notice.projects().stream()
                        .limit(MOST_PROJECTS)
                        .map(project -> new Link(
                                PlainText.oneLine(project.slug(), MOST_NAME), links.project(notice, project.slug())))
                        .toList(),
                Math.max(0, notice.totalProjects() - MOST_PROJECTS),
                notice.complete(),
                yours,
                byOthers,
                others,
                Math.max(0, byOthers - shown),
                unsubscribeUrl);
    }

    static String title(ReleaseName name, String environment, boolean rollback) {
        String title = rollback
                ? "Rolled back to " + name.full() + " in " + environment
                : "Deployed " + name.full() + " to " + environment;
        return PlainText.oneLine(title, MOST_TITLE);
    }

    private static String preheader(Section yours, boolean rollback, String environment) {
        String first = yours.commits().isEmpty()
                ? ""
                : ": " + yours.commits().getFirst().summary();
        return commits(yours.total()) + " of yours " + (yours.total() == 1 ? "is" : "are")
                + (rollback ? " out of " : " now in ") + environment + first;
    }

    private static String commits(int count) {
        return count == 1 ? "1 commit" : count + " commits";
    }

    private static boolean isBy(Contribution contribution, long memberId) {
        return Objects.equals(contribution.memberId(), memberId);
    }

    /** What the reader wrote alone and with others, as their own. */
    private static Contribution withShared(Contribution own) {
        Shared shared = own.shared();
        return shared == null
                ? own
                : new Contribution(
                        own.memberId(),
                        own.author(),
                        own.total() + shared.total(),
                        Stream.concat(own.commits().stream(), shared.commits().stream())
                                .toList());
    }

    private static Section section(Contribution contribution, int most) {
        List<CommitLine> lines = contribution.commits().stream()
                .limit(most)
                .map(DeployMailAssembler::line)
                .toList();
        return new Section(
                PlainText.oneLine(contribution.author(), MOST_NAME),
                contribution.total(),
                lines,
                contribution.total() - lines.size());
    }

    private static CommitLine line(Commit commit) {
        String sha = PlainText.oneLine(commit.sha(), MOST_NAME);
        String summary = PlainText.oneLine(commit.summary(), MOST_SUMMARY);
        return new CommitLine(
                summary.isEmpty() ? "No message" : summary,
                sha.length() == 40 || sha.length() == 64 ? sha.substring(0, SHORT_SHA) : sha,
                Links.web(commit.url()),
                PlainText.oneLine(commit.repository(), MOST_NAME));
    }
}
