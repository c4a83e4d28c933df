package dev.waybill.commit.webhook;

import java.util.HashMap;
import java.util.Map;

/** What a host sends, before it is signed. */
public record Letter(String event, Map<String, Object> json) {

    /** A JSON object that may hold null. */
    public static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
