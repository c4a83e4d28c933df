package dev.waybill.notify;

import dev.waybill.contracts.DeployFact.CoAuthor;
import dev.waybill.contracts.DeployFact.DeployAnnounced;
import dev.waybill.contracts.DeployFact.DeployedCommit;
import dev.waybill.contracts.DeployFact.Direction;
import dev.waybill.contracts.DeployFact.MemberRef;
import dev.waybill.contracts.OrganizationRef;
import dev.waybill.contracts.Part;
import dev.waybill.contracts.Person;
import dev.waybill.contracts.ProjectRef;
import java.time.Instant;
import java.util.List;

/** Facts as release-service tells them. */
public final class Samples {

    public static final Instant DEPLOYED = Instant.parse("2026-11-24T10:40:00Z");
    public static final OrganizationRef DEMO = new OrganizationRef(1, "demo", "Demo");
    public static final MemberRef ADA = new MemberRef(7, "Ada Lovelace", "ada@example.org");
    public static final MemberRef BOB = new MemberRef(8, "Bob Bäcker", "bob@example.org");

    private Samples() {}

    public static DeployedCommit commit(String sha, String message, MemberRef member) {
        return commit(sha, message, new Person(member.name(), member.email()), member);
    }

    public static DeployedCommit commit(String sha, String message, Person author, MemberRef member) {
        return new DeployedCommit(
                "demo/web",
                sha.repeat(40).substring(0, 40),
                "https://github.com/demo/web/commit/" + sha,
                message,
                author,
                member,
                DEPLOYED);
    }

    /** The same commit, written together with others. */
    public static DeployedCommit with(DeployedCommit commit, CoAuthor... coAuthors) {
        return new DeployedCommit(
                commit.repository(),
                commit.sha(),
                commit.url(),
                commit.message(),
                commit.author(),
                commit.member(),
                commit.committedAt(),
                List.of(coAuthors));
    }

    public static CoAuthor coAuthor(MemberRef member) {
        return new CoAuthor(new Person(member.name(), member.email()), member);
    }

    /** A whole announcement. */
    public static DeployAnnounced announced(long deployId, DeployedCommit... commits) {
        return part(deployId, Part.WHOLE, commits.length, commits);
    }

    public static DeployAnnounced part(long deployId, Part part, int total, DeployedCommit... commits) {
        return new DeployAnnounced(
                deployId,
                DEMO,
                30 + deployId,
                "demo-web@1.2.3",
                "demo-web@1.2.2",
                "production",
                List.of(new ProjectRef(11, "web", "Web")),
                null,
                null,
                DEPLOYED,
                Direction.FORWARD,
                true,
                total,
                part,
                List.of(commits));
    }
}
