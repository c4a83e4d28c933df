package dev.waybill.commit.host.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.commit.host.HostAnswer;
import dev.waybill.commit.host.HostException;
import dev.waybill.commit.host.HostHooks;
import dev.waybill.commit.host.HostSession;
import dev.waybill.commit.host.Json;
import dev.waybill.commit.host.Pages;
import dev.waybill.commit.host.WebhookWish;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code /projects/{id}/hooks}. */
final class GitlabHooks implements HostHooks {

    private static final List<String> EVENTS =
            List.of("push_events", "tag_push_events", "merge_requests_events", "deployment_events");

    private final HostSession session;
    private final String hooks;

    GitlabHooks(HostSession session, String projectPath) {
        this.session = session;
        this.hooks = projectPath + "/hooks";
    }

    @Override
    public List<Hook> list(WebhookWish wish) throws HostException {
        List<Hook> found = new ArrayList<>();
        Pages.each(session, session.get(hooks + "?per_page=100"), HostAnswer::next, page -> {
            page.body().forEach(hook -> found.add(hook(hook, wish)));
            return true;
        });
        return found;
    }

    @Override
    public String create(WebhookWish wish) throws HostException {
        return Json.text(session.post(hooks, body(wish)).body(), "id");
    }

    @Override
    public void update(String id, WebhookWish wish) throws HostException {
        session.put(hooks + "/" + Json.segment(id), body(wish));
    }

    @Override
    public void delete(String id) throws HostException {
        session.delete(hooks + "/" + Json.segment(id));
    }

    private static Map<String, Object> body(WebhookWish wish) {
        Map<String, Object> body = new HashMap<>(
                Map.of("url", wish.address(), "token", wish.secret(), "enable_ssl_verification", wish.isEncrypted()));
        EVENTS.forEach(event -> body.put(event, true));
        // A filter would keep branches from us.
        body.put("push_events_branch_filter", "");
        return body;
    }

    /** A hook that failed too often is switched off by GitLab for a time or for good, and on again by an update. */
    private static Hook hook(JsonNode told, WebhookWish wish) {
        boolean right = EVENTS.stream().allMatch(event -> told.path(event).asBoolean())
                && told.path("push_events_branch_filter").asText("").isEmpty()
                && !told.path("alert_status").asText("").equals("disabled")
                && (!wish.isEncrypted() || told.path("enable_ssl_verification").asBoolean(true));
        return new Hook(told.path("id").asText(), told.path("url").asText(), right);
    }
}
