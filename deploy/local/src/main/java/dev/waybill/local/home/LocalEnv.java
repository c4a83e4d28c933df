package dev.waybill.local.home;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The variables that clients of a stack need, as a file that a shell can source. */
public final class LocalEnv {

    private LocalEnv() {}

    /** The variables of a stack whose demo organisation exists. */
    public static Map<String, String> of(Home home, Secrets secrets) {
        Ports ports = home.ports();
        String host = "127.0.0.1:" + ports.edge();
        String url = "http://" + host;
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("SENTRY_URL", url);
        variables.put("SENTRY_ORG", "demo");
        variables.put("SENTRY_PROJECT", "web");
        variables.put("SENTRY_AUTH_TOKEN", secrets.get("token"));
        variables.put("SENTRY_DSN", dsn(host, secrets, "web"));
        variables.put("SENTRY_DSN_IOS", dsn(host, secrets, "ios"));
        variables.put("WAYBILL_URL", url);
        variables.put("WAYBILL_MAIL_URL", url + "/mail");
        variables.put("WAYBILL_SMTP_PORT", Integer.toString(ports.smtp()));
        variables.put("WAYBILL_WEBHOOK_URL", url + "/webhooks/github/" + secrets.get("repository"));
        variables.put("WAYBILL_WEBHOOK_SECRET", secrets.get("webhook-secret"));
        variables.put("WAYBILL_MEMBER_EMAILS", "ada@demo.test,grace@demo.test");
        variables.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.kafka());
        variables.put("DATABASE_URL", database(ports, "admin", "postgres", secrets));
        variables.put("RELEASE_DATABASE_URL", database(ports, "release", "release", secrets));
        variables.put("COMMIT_DATABASE_URL", database(ports, "commit", "commit", secrets));
        variables.put("NOTIFY_DATABASE_URL", database(ports, "notify", "notify", secrets));
        variables.put("WAYBILL_OPERATOR_TOKEN", secrets.get("operator-token"));
        variables.put("WAYBILL_PORT_BASE", Integer.toString(ports.base()));
        return variables;
    }

    public static void write(Home home, Map<String, String> variables) {
        PrivateFile.write(home.environmentFile(), format(variables));
    }

    /** One {@code NAME='value'} a line; a quote inside a value is written as a shell expects it. */
    static String format(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(entry -> entry.getKey() + "='" + entry.getValue().replace("'", "'\\''") + "'\n")
                .collect(Collectors.joining());
    }

    /** Reads a file that {@link #write} wrote. */
    public static Map<String, String> read(Home home) throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String line : Files.readAllLines(home.environmentFile())) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                String quoted = line.substring(equals + 1);
                variables.put(
                        line.substring(0, equals),
                        quoted.substring(1, quoted.length() - 1).replace("'\\''", "'"));
            }
        }
        return variables;
    }

    private static String dsn(String host, Secrets secrets, String project) {
        return "http://" + secrets.get("key." + project) + "@" + host + "/" + secrets.get("project." + project);
    }

    private static String database(Ports ports, String role, String database, Secrets secrets) {
        return "postgresql://%s:%s@127.0.0.1:%d/%s"
                .formatted(role, secrets.get("database." + role), ports.postgres(), database);
    }
}
