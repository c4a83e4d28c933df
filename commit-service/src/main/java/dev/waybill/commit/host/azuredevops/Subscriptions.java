package dev.waybill.commit.host.azuredevops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.commit.host.EnsuredWebhook;
import dev.waybill.commit.host.EnsuredWebhook.Done;
import dev.waybill.commit.host.HostException;
import dev.waybill.commit.host.HostHooks;
import dev.waybill.commit.host.HostProblem;
import dev.waybill.commit.host.HostSession;
import dev.waybill.commit.host.Json;
import dev.waybill.commit.host.WebhookKeeper;
import dev.waybill.commit.host.WebhookWish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code /_apis/hooks/subscriptions}: one for each event, kept as if each were a webhook of its own. */
final class Subscriptions {

    private static final String PATH = "/_apis/hooks/subscriptions";
    private static final String SEPARATOR = ",";

    private final HostSession session;
    private final String repositoryId;
    private final String projectId;

    Subscriptions(HostSession session, String repositoryId, String projectId) {
        this.session = session;
        this.repositoryId = repositoryId;
        this.projectId = projectId;
    }

    EnsuredWebhook ensure(WebhookWish wish) throws HostException {
        List<JsonNode> all = all();
        List<String> ids = new ArrayList<>();
        Done done = Done.UNCHANGED;
        for (String event : AzureDevopsClient.FORM.events()) {
            OfEvent hooks = new OfEvent(event, all);
            EnsuredWebhook ensured = WebhookKeeper.ensure(hooks, hooks.noted(wish));
            ids.add(ensured.id());
            done = ensured.done().ordinal() < done.ordinal() ? ensured.done() : done;
        }
        return new EnsuredWebhook(String.join(SEPARATOR, ids), done);
    }

    void remove(WebhookWish wish) throws HostException {
        List<JsonNode> all;
        try {
            all = all();
        } catch (HostException failure) {
            if (failure.problem() == HostProblem.NOT_FOUND) {
                return;
            }
            throw failure;
        }
        for (String event : AzureDevopsClient.FORM.events()) {
            OfEvent hooks = new OfEvent(event, all);
            WebhookKeeper.remove(hooks, hooks.noted(wish));
        }
    }

    private List<JsonNode> all() throws HostException {
        List<JsonNode> all = new ArrayList<>();
        session.get(PATH + "?publisherId=tfs&consumerId=webHooks&consumerActionId=httpRequest&"
                        + AzureDevopsClient.VERSION)
                .body()
                .path("value")
                .forEach(all::add);
        return all;
    }

    /** Those of one event. */
    private final class OfEvent implements HostHooks {

        private final String event;
        private final List<JsonNode> all;

        OfEvent(String event, List<JsonNode> all) {
            this.event = event;
            this.all = all;
        }

        /** The wish with the id that was noted for this event. */
        WebhookWish noted(WebhookWish wish) {
            String ids = wish.knownId();
            List<String> noted = ids == null ? List.of() : List.of(ids.split(SEPARATOR));
            String own = list(wish).stream()
                    .map(Hook::id)
                    .filter(noted::contains)
                    .findFirst()
                    .orElse(null);
            return new WebhookWish(wish.address(), wish.secret(), own, wish.renewSecret());
        }

        @Override
        public List<Hook> list(WebhookWish wish) {
            return all.stream()
                    .filter(told -> told.path("eventType").asText().equals(event))
                    .map(this::hook)
                    .toList();
        }

        @Override
        public String create(WebhookWish wish) throws HostException {
            return Json.text(
                    session.post(PATH + "?" + AzureDevopsClient.VERSION, body(wish))
                            .body(),
                    "id");
        }

        @Override
        public void update(String id, WebhookWish wish) throws HostException {
            session.put(PATH + "/" + Json.segment(id) + "?" + AzureDevopsClient.VERSION, body(wish));
        }

        @Override
        public void delete(String id) throws HostException {
            session.delete(PATH + "/" + Json.segment(id) + "?" + AzureDevopsClient.VERSION);
        }

        /** The secret goes into a header, for basic authentication is only sent by https. */
        private Map<String, Object> body(WebhookWish wish) {
            return Map.of(
                    "publisherId", "tfs",
                    "eventType", event,
                    "resourceVersion", "1.0",
                    "consumerId", "webHooks",
                    "consumerActionId", "httpRequest",
                    "publisherInputs", Map.of("projectId", projectId, "repository", repositoryId),
                    "consumerInputs",
                            Map.of(
                                    "url",
                                    wish.address(),
                                    "httpHeaders",
                                    "X-Waybill-Secret:" + wish.secret(),
                                    "resourceDetailsToSend",
                                    "all"));
        }

        private Hook hook(JsonNode told) {
            JsonNode publisher = told.path("publisherInputs");
            boolean right = told.path("status").asText().equals("enabled")
                    && publisher.path("repository").asText().equals(repositoryId)
                    && publisher.path("projectId").asText().equals(projectId)
                    && publisher.path("branch").asText("").isEmpty()
                    && told.path("consumerInputs")
                            .path("resourceDetailsToSend")
                            .asText("all")
                            .equals("all");
            return new Hook(
                    told.path("id").asText(),
                    told.path("consumerInputs").path("url").asText(),
                    right);
        }
    }
}
