package dev.waybill.notify.channel.email;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the templates of a deploy's mail show. All texts are of one line, none is escaped; every address is one of the web.
 *
 * @param title what happened, also the subject
 * @param preheader what mailboxes show after the subject
 * @param release the whole version, as its CI calls it
 * @param previous what ran before, null on the first deploy
 * @param when in words, UTC
 * @param yours the reader's own commits, and those of others to which the reader contributed
 * @param byOthers how many commits somebody else is the author of
 * @param others those, by author
 * @param unshown how many of them are not among {@code others}
 */
record DeployMail(
        String title,
        String preheader,
        boolean rollback,
        String release,
        @Nullable String previous,
        String environment,
        String organization,
        String when,
        @Nullable String deployName,
        @Nullable String deployUrl,
        String releaseUrl,
        List<Link> projects,
        int projectsUnshown,
        boolean complete,
        Section yours,
        int byOthers,
        List<Section> others,
        int unshown,
        String unsubscribeUrl) {

    DeployMail {
        projects = List.copyOf(projects);
        others = List.copyOf(others);
    }

    record Link(String text, String url) {}

    /** Commits of one author, of which {@code unshown} further ones are not listed. */
    record Section(String author, int total, List<CommitLine> commits, int unshown) {

        Section {
            commits = List.copyOf(commits);
        }
    }

    /** A commit; {@code url} is null if nothing shows it. */
    record CommitLine(String summary, String sha, @Nullable String url, String repository) {}
}
