package dev.waybill.local.command;

import dev.waybill.local.home.Home;
import dev.waybill.local.home.LocalEnv;
import dev.waybill.local.stack.Stack;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** What a person needs to know about a running stack. */
final class Summary {

    static final String LAST_LINE = "End it with Ctrl-C or ./waybill down.";

    private Summary() {}

    static String of(Stack stack, long nanos) {
        StringBuilder text = new StringBuilder("healthy after " + UpCommand.seconds(nanos));
        if (stack.training().isPositive()) {
            text.append(" (")
                    .append(UpCommand.seconds(stack.training().toNanos()))
                    .append(" of it training)");
        }
        stack.memory()
                .ifPresent(bytes -> text.append(
                        String.format(Locale.ROOT, ", %.2f GB of memory (proportional set size)", bytes / 1e9)));
        return text.append("\n").append(describe(stack.home(), stack.env())).toString();
    }

    static String of(Home home) {
        try {
            return describe(home, LocalEnv.read(home));
        } catch (IOException e) {
            return "(no " + home.environmentFile() + ")";
        }
    }

    private static String describe(Home home, Map<String, String> env) {
        return """

                  web, API, SDKs   %s
                  mail inbox       %s/
                  organisation     %s, projects web and ios, members %s
                  token            %s
                  DSN (web)        %s
                  DSN (ios)        %s
                  webhook          %s
                  webhook secret   %s
                  Kafka            %s
                  PostgreSQL       127.0.0.1:%d
                  logs             %s

                As variables: set -a; . "%s"; set +a
                %s""".formatted(
                        env.get("WAYBILL_URL"),
                        env.get("WAYBILL_MAIL_URL"),
                        env.get("SENTRY_ORG"),
                        String.valueOf(env.get("WAYBILL_MEMBER_EMAILS")).replace(",", " and "),
                        env.get("SENTRY_AUTH_TOKEN"),
                        env.get("SENTRY_DSN"),
                        env.get("SENTRY_DSN_IOS"),
                        env.get("WAYBILL_WEBHOOK_URL"),
                        env.get("WAYBILL_WEBHOOK_SECRET"),
                        env.get("KAFKA_BOOTSTRAP_SERVERS"),
                        home.ports().postgres(),
                        home.logs(),
                        home.environmentFile(),
                        LAST_LINE);
    }
}
