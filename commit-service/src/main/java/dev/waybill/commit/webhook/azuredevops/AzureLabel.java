package dev.waybill.commit.webhook.azuredevops;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.waybill.commit.webhook.DeliveryLabel;
import dev.waybill.commit.webhook.HostText;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Azure DevOps tells a delivery's id and event in the body, before everything that is long. */
final class AzureLabel {

    /** The event of a delivery that cannot be read; it is kept, and fails visibly. */
    static final String UNREADABLE = "unreadable";

    private static final Set<String> WANTED = Set.of("id", "eventType");

    private static final JsonFactory JSON = new JsonFactory();

    private AzureLabel() {}

    static DeliveryLabel of(byte[] body) {
        Map<String, String> texts = texts(body);
        String event = texts.getOrDefault("eventType", UNREADABLE);
        String id = texts.get("id");
        return new DeliveryLabel(id == null ? DeliveryLabel.derivedId("", event, body) : id, event);
    }

    /** The texts at the top, as far as the body can be read and until both are found. */
    private static Map<String, String> texts(byte[] body) {
        Map<String, String> texts = new HashMap<>();
        try (JsonParser parser = JSON.createParser(body)) {
            boolean open = parser.nextToken() == JsonToken.START_OBJECT;
            while (open && !texts.keySet().containsAll(WANTED)) {
                open = parser.nextToken() == JsonToken.FIELD_NAME;
                String name = parser.currentName();
                String text =
                        open && parser.nextToken() == JsonToken.VALUE_STRING ? HostText.name(parser.getText()) : null;
                if (text != null) {
                    texts.putIfAbsent(name, text);
                }
                parser.skipChildren();
            }
        } catch (IOException unreadable) {
            return texts;
        }
        return texts;
    }
}
