package dev.waybill.commit.webhook;

import static java.util.Objects.requireNonNull;

import dev.waybill.commit.graph.Push;
import dev.waybill.commit.repository.HostedRepo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a delivery means to us. */
public sealed interface Meaning {

    /**
     * Refs moved.
     *
     * @param repository as the host names it, null if it does not
     */
    record Pushed(@Nullable HostedRepo repository, List<Push> pushes) implements Meaning {

        public Pushed {
            pushes = List.copyOf(pushes);
        }
    }

    /** Nothing that this service keeps. */
    record Uninteresting(String why) implements Meaning {

        public Uninteresting {
            requireNonNull(why, "why");
        }
    }
}
