package dev.waybill.commit.host.gitea;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.commit.host.HostAnswer;
import dev.waybill.commit.host.HostException;
import dev.waybill.commit.host.HostHooks;
import dev.waybill.commit.host.HostSession;
import dev.waybill.commit.host.Json;
import dev.waybill.commit.host.Pages;
import dev.waybill.commit.host.WebhookWish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code /repos/{owner}/{name}/hooks}. */
final class GiteaHooks implements HostHooks {

    private final HostSession session;
    private final String hooks;
    private final String type;

    GiteaHooks(HostSession session, String repositoryPath, String type) {
        this.session = session;
        this.hooks = repositoryPath + "/hooks";
        this.type = type;
    }

    @Override
    public List<Hook> list(WebhookWish wish) throws HostException {
        List<Hook> found = new ArrayList<>();
        Pages.each(session, session.get(hooks + "?limit=50"), HostAnswer::next, page -> {
            page.body().forEach(hook -> found.add(hook(hook)));
            return true;
        });
        return found;
    }

    @Override
    public String create(WebhookWish wish) throws HostException {
        return Json.text(
                session.post(
                                hooks,
                                Map.of(
                                        "type",
                                        type,
                                        "active",
                                        true,
                                        "branch_filter",
                                        "*",
                                        "events",
                                        GiteaClient.FORM.events(),
                                        "config",
                                        config(wish)))
                        .body(),
                "id");
    }

    @Override
    public void update(String id, WebhookWish wish) throws HostException {
        session.patch(
                hooks + "/" + Json.segment(id),
                Map.of(
                        "active",
                        true,
                        "branch_filter",
                        "*",
                        "events",
                        GiteaClient.FORM.events(),
                        "config",
                        config(wish)));
    }

    @Override
    public void delete(String id) throws HostException {
        session.delete(hooks + "/" + Json.segment(id));
    }

    private static Map<String, String> config(WebhookWish wish) {
        return Map.of("url", wish.address(), "content_type", "json", "secret", wish.secret());
    }

    private static Hook hook(JsonNode told) {
        String filter = told.path("branch_filter").asText("");
        boolean right = told.path("active").asBoolean()
                && Json.hasAll(told.path("events"), GiteaClient.FORM.events())
                && told.path("config").path("content_type").asText().equals("json")
                && (filter.isEmpty() || filter.equals("*"));
        return new Hook(
                told.path("id").asText(), told.path("config").path("url").asText(), right);
    }
}
