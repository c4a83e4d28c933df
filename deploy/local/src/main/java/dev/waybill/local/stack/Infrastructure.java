package dev.waybill.local.stack;

import dev.waybill.local.edge.Edge;
import dev.waybill.local.edge.RouteTable;
import dev.waybill.local.home.Home;
import dev.waybill.local.home.Secrets;
import dev.waybill.local.kafka.Broker;
import dev.waybill.local.kafka.Topics;
import dev.waybill.local.mail.MailInbox;
import dev.waybill.local.postgres.Databases;
import dev.waybill.local.postgres.PostgresServer;
import dev.waybill.local.process.Child;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the services stand on: database, broker, inbox and edge. */
final class Infrastructure {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Home home;
    private final Secrets secrets;
    private final PostgresServer postgresServer;
    private final Child postgres;
    private final Broker kafkaBroker;
    private final Child kafka;
    private final Vertx vertx = Vertx.vertx(
            new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(2).setInternalBlockingPoolSize(2));
    private @Nullable MailInbox inbox;
    private @Nullable Edge edge;

    Infrastructure(StackOptions options, Secrets secrets, String classPath) {
        this.home = options.home();
        this.secrets = secrets;
        this.postgresServer = new PostgresServer(home, secrets.get("database.admin"));
        this.postgres = new Child(
                PostgresServer.NAME,
                postgresServer::launch,
                postgresServer::healthy,
                home.pidFile(PostgresServer.NAME),
                options.report(),
                options.restarts());
        this.kafkaBroker = new Broker(home, classPath, () -> options.flagsOf(Broker.NAME));
        this.kafka = new Child(
                Broker.NAME,
                kafkaBroker::launch,
                kafkaBroker::healthy,
                home.pidFile(Broker.NAME),
                options.report(),
                options.restarts());
    }

    Child postgres() {
        return postgres;
    }

    Child kafka() {
        return kafka;
    }

    void startPostgres() {
        postgresServer.initialise();
        postgres.startHealthy(PATIENCE);
        Map<String, String> passwords = Arrays.stream(Service.values())
                .filter(Service::hasDatabase)
                .collect(Collectors.toMap(Service::id, service -> secrets.get("database." + service.id())));
        new Databases(postgresServer).provision(passwords);
    }

    void startKafka() {
        kafka.startHealthy(PATIENCE);
        Topics.provision(kafkaBroker.bootstrapServers());
    }

    synchronized void startEdge() {
        MailInbox started = MailInbox.start(home, vertx);
        inbox = started;
        Map<String, Integer> ports = new HashMap<>(Map.of("inbox", started.httpPort()));
        for (Service service : Service.values()) {
            ports.put(service.id(), service.port(home.ports()));
        }
        try {
            RouteTable routes = RouteTable.read(home.root().resolve("deploy/routes.yaml"));
            edge = Edge.start(routes, ports, vertx, home.ports().edge());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the routes", e);
        }
    }

    void stop() {
        synchronized (this) {
            if (edge != null) {
                edge.close();
                edge = null;
            }
            if (inbox != null) {
                inbox.close();
                inbox = null;
            }
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
        Steps.together(List.of(kafka::retire, postgresServer::retire, postgres::retire));
    }
}
