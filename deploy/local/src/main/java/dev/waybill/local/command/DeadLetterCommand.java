package dev.waybill.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.local.demo.JsonHttp;
import dev.waybill.local.home.Home;
import dev.waybill.local.home.LocalEnv;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code dlq}: looks at the dead letters of all services and puts them back, through the services' internal API. */
public final class DeadLetterCommand {

    private static final String USAGE = """
            usage: ./waybill dlq list [topic]
                   ./waybill dlq show <topic>/<partition>/<offset>
                   ./waybill dlq redrive <topic>/<partition>/<offset>
                   ./waybill dlq redrive --all [topic]""";
    private static final int AT_ONCE = 1000;

    private final Home home;
    private final PrintStream out;
    private final PrintStream err;
    private final JsonHttp http = new JsonHttp();

    public DeadLetterCommand(Home home, PrintStream out, PrintStream err) {
        this.home = home;
        this.out = out;
        this.err = err;
    }

    public int run(List<String> arguments) {
        String verb = arguments.isEmpty() ? "" : arguments.getFirst();
        List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        if (verb.equals("list") && rest.size() <= 1) {
            return list(rest.isEmpty() ? "" : rest.getFirst());
        }
        if (verb.equals("show") && rest.size() == 1) {
            return one("GET", rest.getFirst(), "");
        }
        if (verb.equals("redrive")
                && rest.size() <= 2
                && !rest.isEmpty()
                && rest.getFirst().equals("--all")) {
            return redriveAll(rest.size() == 2 ? rest.getLast() : "");
        }
        if (verb.equals("redrive") && rest.size() == 1) {
            return one("POST", rest.getFirst(), "/redrive");
        }
        err.println(USAGE);
        return 2;
    }

    private int list(String topic) {
        int status = 0;
        int total = 0;
        for (Map.Entry<String, String> service : services().entrySet()) {
            JsonHttp.Answer answer = ask("GET", service.getValue() + "?limit=" + AT_ONCE + filter(topic));
            status = Math.max(status, complain(service.getKey(), answer));
            total += answer.body().path("total").asInt();
            for (JsonNode letter : answer.body().path("letters")) {
                out.printf(
                        "%s  %s  %s  %s: %s%n",
                        text(letter, "id"),
                        text(letter, "group"),
                        text(letter, "setAsideAt"),
                        text(letter, "reason"),
                        text(letter, "message"));
            }
        }
        out.println(total + (total == 1 ? " dead letter" : " dead letters"));
        return status;
    }

    /** A letter is known to the services that read its topic; whoever has it answers, and each may have one of its own. */
    private int one(String method, String id, String suffix) {
        if (!id.matches("[\\w.-]+/\\d+/\\d+")) {
            err.println(USAGE);
            return 2;
        }
        boolean found = false;
        int status = 0;
        for (Map.Entry<String, String> service : services().entrySet()) {
            JsonHttp.Answer answer = ask(method, service.getValue() + "/" + id + suffix);
            if (answer.status() != 404) {
                status = Math.max(status, complain(service.getKey(), answer));
                if (answer.status() == 200) {
                    found = true;
                    out.println(service.getKey() + ": " + answer.body().toPrettyString());
                }
            }
        }
        if (!found && status == 0) {
            err.println("waybill: no dead letter " + id);
            return 1;
        }
        return status;
    }

    private int redriveAll(String topic) {
        int status = 0;
        for (Map.Entry<String, String> service : services().entrySet()) {
            status = Math.max(status, redriveAll(service.getKey(), service.getValue(), topic));
        }
        return status;
    }

    /** As many as there were when it began: what is still poison comes back as a new letter, and would never come to an end. */
    private int redriveAll(String service, String url, String topic) {
        JsonHttp.Answer answer = redrive(url, AT_ONCE, topic);
        int put = answer.body().path("redriven").asInt();
        int all = put + answer.body().path("remaining").asInt();
        while (put < all && answer.body().path("redriven").asInt() > 0) {
            answer = redrive(url, Math.min(AT_ONCE, all - put), topic);
            put += answer.body().path("redriven").asInt();
        }
        out.println(service + ": put back " + put);
        return complain(service, answer);
    }

    private JsonHttp.Answer redrive(String url, int limit, String topic) {
        return ask("POST", url + "/redrive?limit=" + limit + filter(topic));
    }

    private JsonHttp.Answer ask(String method, String url) {
        return http.send(method, url, operatorToken(), null);
    }

    private int complain(String service, JsonHttp.Answer answer) {
        if (answer.status() == 200) {
            return 0;
        }
        err.println("waybill: " + service + " does not answer as it should: " + answer);
        return 1;
    }

    private Map<String, String> services() {
        Map<String, Integer> ports = new LinkedHashMap<>(home.ports().all());
        ports.keySet().removeIf(name -> !name.endsWith("-service"));
        Map<String, String> urls = new LinkedHashMap<>();
        ports.forEach((name, port) -> urls.put(name, "http://127.0.0.1:" + port + "/internal/dead-letters"));
        return urls;
    }

    private String operatorToken() {
        try {
            return LocalEnv.read(home).getOrDefault("WAYBILL_OPERATOR_TOKEN", "");
        } catch (IOException e) {
            throw new IllegalStateException(
                    "no " + home.environmentFile() + "; start the stack with ./waybill up first", e);
        }
    }

    private static String filter(String topic) {
        return topic.isEmpty() ? "" : "&topic=" + URLEncoder.encode(topic, StandardCharsets.UTF_8);
    }

    /** Names and messages come from records; control characters must not reach the terminal. */
    private static String text(JsonNode letter, String field) {
        return letter.path(field).asText().replaceAll("\\p{Cntrl}", " ");
    }
}
