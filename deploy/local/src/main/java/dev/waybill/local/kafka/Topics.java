package dev.waybill.local.kafka;

import dev.waybill.kit.topic.TopicCatalog;
import dev.waybill.kit.topic.TopicProvisioner;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The topics of the system on a single broker: each exists once. */
public final class Topics {

    private Topics() {}

    /** Creates the topics that are missing. */
    public static void provision(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            new TopicProvisioner(admin, TopicCatalog.load(), OptionalInt.of(1)).provision();
        }
    }
}
