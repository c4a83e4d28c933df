package dev.waybill.commit.host.github;

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
final class GithubHooks implements HostHooks {

    private final HostSession session;
    private final String hooks;

    GithubHooks(HostSession session, String repositoryPath) {
        this.session = session;
        this.hooks = repositoryPath + "/hooks";
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
        return Json.text(
                session.post(
                                hooks,
                                Map.of(
                                        "name",
                                        "web",
                                        "active",
                                        true,
                                        "events",
                                        GithubClient.FORM.events(),
                                        "config",
                                        config(wish)))
                        .body(),
                "id");
    }

    @Override
    public void update(String id, WebhookWish wish) throws HostException {
        session.patch(
                hooks + "/" + id, Map.of("active", true, "events", GithubClient.FORM.events(), "config", config(wish)));
    }

    @Override
    public void delete(String id) throws HostException {
        session.delete(hooks + "/" + id);
    }

    private static Map<String, String> config(WebhookWish wish) {
        return Map.of("url", wish.address(), "content_type", "json", "secret", wish.secret(), "insecure_ssl", "0");
    }

    private static Hook hook(JsonNode told, WebhookWish wish) {
        JsonNode config = told.path("config");
        boolean right = told.path("active").asBoolean()
                && Json.hasAll(told.path("events"), GithubClient.FORM.events())
                && config.path("content_type").asText().equals("json")
                && config.hasNonNull("secret")
                && (!wish.isEncrypted()
                        || config.path("insecure_ssl").asText("0").equals("0"));
        return new Hook(told.path("id").asText(), config.path("url").asText(), right);
    }
}
