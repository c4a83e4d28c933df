package dev.waybill.local.stack;

import dev.waybill.local.home.Home;
import dev.waybill.local.home.Secrets;
import java.util.HashMap;
import java.util.Map;

/** What a service is told by environment variables. */
final class ServiceEnvironment {

    private ServiceEnvironment() {}

    static Map<String, String> of(Service service, Home home, Secrets secrets) {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(service.port(home.ports())));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + home.ports().kafka());
        environment.put("WAYBILL_PUBLIC_URL", "http://127.0.0.1:" + home.ports().edge());
        environment.put("WAYBILL_LINK_KEY", secrets.get("link-key"));
        environment.put("WAYBILL_OPERATOR_TOKEN", secrets.get("operator-token"));
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        environment.put("QUARKUS_BANNER_ENABLED", "false");
        if (service.hasDatabase()) {
            environment.put(
                    "QUARKUS_DATASOURCE_JDBC_URL",
                    "jdbc:postgresql://127.0.0.1:" + home.ports().postgres() + "/" + service.id());
            environment.put("QUARKUS_DATASOURCE_USERNAME", service.id());
            environment.put("QUARKUS_DATASOURCE_PASSWORD", secrets.get("database." + service.id()));
        }
        switch (service) {
            case COMMIT -> {
                environment.put("WAYBILL_ENCRYPTION_KEY", secrets.get("encryption-key"));
                // A developer's Git server and repositories are on this machine.
                environment.put("WAYBILL_OUTWARD_ALLOW", "127.0.0.0/8,::1");
                environment.put("WAYBILL_OUTWARD_FILE_URLS", "true");
                environment.put(
                        "WAYBILL_MIRROR_DIRECTORY",
                        home.data().resolve("mirrors").toString());
            }
            case NOTIFY -> {
                environment.put("QUARKUS_MAILER_HOST", "127.0.0.1");
                environment.put(
                        "QUARKUS_MAILER_PORT", Integer.toString(home.ports().smtp()));
                environment.put("QUARKUS_MAILER_FROM", "Waybill <waybill@demo.test>");
            }
            case INGEST, RELEASE -> {}
        }
        return environment;
    }
}
