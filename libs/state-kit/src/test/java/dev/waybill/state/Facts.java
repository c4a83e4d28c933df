package dev.waybill.state;

import dev.waybill.contracts.DeployFact.DeployAnnounced;
import dev.waybill.contracts.DeployFact.DeployedCommit;
import dev.waybill.contracts.DeployFact.Direction;
import dev.waybill.contracts.OrganizationRef;
import dev.waybill.contracts.Part;
import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.kit.event.FactMetadata;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Facts for tests. */
final class Facts {

    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private Facts() {}

    /** Something of the key {@code projectId/version}, recognisable by its count. */
    static ReleaseSeen seen(long project, String version, long count) {
        return new ReleaseSeen(1, project, version, "production", null, NOON, NOON, count);
    }

    static DeployAnnounced announced(String environment, Part part, String... shas) {
        return new DeployAnnounced(
                1,
                new OrganizationRef(7, "demo", "Demo"),
                1,
                "web@1.0.0",
                null,
                environment,
                List.of(),
                null,
                null,
                NOON,
                Direction.FORWARD,
                true,
                shas.length,
                part,
                List.of(shas).stream()
                        .map(sha -> new DeployedCommit("demo/web", sha, null, null, null, null, null))
                        .toList());
    }

    static FactMetadata metadata(String type, long sequence, String correlationId, boolean replay) {
        return new FactMetadata(
                UUID.randomUUID(), type, "/waybill/test", NOON, sequence, correlationId, null, replay, null);
    }
}
