package dev.waybill.commit.webhook;

import static java.util.Objects.requireNonNull;

import dev.waybill.commit.deployment.HostDeployment;
import dev.waybill.commit.graph.Push;
import dev.waybill.commit.pullrequest.HostPull;
import dev.waybill.commit.repository.HostedRepo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a delivery means to us. */
public sealed interface Meaning {

    /** Something that happened in a repository. */
    sealed interface Event extends Meaning {

        /** As the host names it, null if it does not. */
        @Nullable
        HostedRepo repository();
    }

    /** Refs moved. */
    record Pushed(@Nullable HostedRepo repository, List<Push> pushes) implements Event {

        public Pushed {
            pushes = List.copyOf(pushes);
        }
    }

    /** The repository got another name, or another owner. */
    record Renamed(HostedRepo repository) implements Event {

        public Renamed {
            requireNonNull(repository, "repository");
        }
    }

    /** A pull request was opened or changed. */
    record PullRequested(@Nullable HostedRepo repository, HostPull pullRequest) implements Event {

        public PullRequested {
            requireNonNull(pullRequest, "pullRequest");
        }
    }

    /** A deployment came further. */
    record Deployed(@Nullable HostedRepo repository, HostDeployment deployment) implements Event {

        public Deployed {
            requireNonNull(deployment, "deployment");
        }
    }

    /** Nothing that this service keeps. */
    record Uninteresting(String why) implements Meaning {

        public Uninteresting {
            requireNonNull(why, "why");
        }
    }

    /** An event of which nothing is kept. */
    static Meaning uninteresting() {
        return new Uninteresting("nothing is kept of this event");
    }

    /** The host shows that it reaches us. */
    static Meaning ping() {
        return new Uninteresting("the host tried the webhook out");
    }
}
