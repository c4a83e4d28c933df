package dev.waybill.ingest;

import dev.waybill.kit.topic.TopicCatalog;
import dev.waybill.kit.topic.TopicProvisioner;
import dev.waybill.test.FreePorts;
import dev.waybill.test.TcpProxy;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.security.auth.SecurityProtocol;

/**
 * A broker that can only be reached over a wire that a test can cut or hold. It tells its clients the wire's address, or they would go round
 * it after the first answer.
 */
public final class CuttableKafka implements QuarkusTestResourceLifecycleManager {

    private static final String HOST = "127.0.0.1";

    /** Under this the switch is kept, because Quarkus loads classes of tests more than once. */
    private static final String SWITCH = "waybill.ingest.test.kafka-wire";

    private TcpProxy wire;
    private EmbeddedKafkaBroker broker;

    /** What may be done to the wire. */
    enum Wire {
        /** Connections break and new ones are refused. */
        CUT,
        /** Connections stay, but nothing passes. */
        HELD,
        WHOLE
    }

    static void set(Wire state) {
        @SuppressWarnings("unchecked")
        Consumer<String> wireSwitch = (Consumer<String>) System.getProperties().get(SWITCH);
        wireSwitch.accept(state.name());
    }

    @Override
    public Map<String, String> start() {
        int[] ports = FreePorts.choose(2);
        wire = TcpProxy.to(HOST, ports[0]);
        String address = HOST + ":" + wire.port();
        broker = new EmbeddedKafkaBroker()
                .withNodeId(1)
                .withKafkaHost(HOST)
                .withKafkaPort(ports[0])
                .withControllerPort(ports[1])
                .withAdvertisedListeners(EmbeddedKafkaBroker.endpoint(SecurityProtocol.PLAINTEXT, HOST, wire.port()))
                .withDeleteLogDirsOnClose(true)
                .withAdditionalProperties(properties -> {
                    properties.put("auto.create.topics.enable", "false");
                    properties.put("group.initial.rebalance.delay.ms", "0");
                    properties.put("message.max.bytes", "4194304");
                })
                .start();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address))) {
            new TopicProvisioner(admin, TopicCatalog.load(), OptionalInt.of(1)).provision();
        }
        System.getProperties().put(SWITCH, (Consumer<String>) this::turn);
        return Map.of("kafka.bootstrap.servers", address, "waybill.operator-token", "operator-token-of-the-tests");
    }

    @Override
    public void stop() {
        System.getProperties().remove(SWITCH);
        broker.close();
        wire.close();
    }

    private void turn(String state) {
        switch (Wire.valueOf(state)) {
            case CUT -> wire.cut();
            case HELD -> wire.hold();
            case WHOLE -> wire.mend();
        }
    }
}
