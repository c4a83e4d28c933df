package dev.waybill.contracts;

import java.util.Arrays;
import java.util.Optional;

/** The topics, whose partitions, retention and limits {@code topics.yaml} declares. */
public enum Topic {
    /** Internal and compacted, key {@code kind/id}: who may do what. Secrets only as hashes. */
    DIRECTORY("waybill.directory"),
    /** Public and compacted, key {@code repositoryId}. */
    REPOSITORIES("waybill.repositories"),
    /** Public, key {@code projectId/version}. */
    RELEASE_SEEN("waybill.release-seen"),
    /** Internal, key {@code projectId/eventId}: the event as the SDK sent it, its metadata in headers. */
    ERRORS("waybill.errors"),
    /** Internal, key {@code projectId/sid}: session items as the SDK sent them, their metadata in headers. */
    SESSIONS("waybill.sessions"),
    /** Public, key {@code orgId/version}. */
    RELEASES("waybill.releases"),
    /** Public, key {@code orgId/environment}: order across v1, v2, v1 in one environment holds. */
    DEPLOYS("waybill.deploys"),
    /** Public, key {@code repositoryId}: commits as they are pushed. */
    COMMITS("waybill.commits"),
    /** Internal, key {@code orgId/version}: answers to questions about ranges. */
    RANGES("waybill.ranges"),
    /** Public, key {@code issueId}. */
    ISSUES("waybill.issues"),
    /** Public, key {@code deliveryId}. */
    NOTIFICATIONS("waybill.notifications");

    private final String wireName;

    Topic(String wireName) {
        this.wireName = wireName;
    }

    /** The name of the topic on the broker. */
    public String wireName() {
        return wireName;
    }

    /** The topic for records of this one that a consumer group can never handle. */
    public String deadLetters(String group) {
        return wireName + ".dlq." + group;
    }

    /** The topic on which a fact is told. */
    public static Topic of(Fact fact) {
        return switch (fact) {
            case DirectoryFact _ -> DIRECTORY;
            case RepositoryFact _ -> REPOSITORIES;
            case ReleaseSeen _ -> RELEASE_SEEN;
            case ReleaseFact _ -> RELEASES;
            case DeployFact _ -> DEPLOYS;
            case CommitFact _ -> COMMITS;
            case RangeFact _ -> RANGES;
            case NotificationFact _ -> NOTIFICATIONS;
        };
    }

    /** The topic with that name on the broker. */
    public static Optional<Topic> named(String wireName) {
        return Arrays.stream(values())
                .filter(topic -> topic.wireName.equals(wireName))
                .findFirst();
    }
}
