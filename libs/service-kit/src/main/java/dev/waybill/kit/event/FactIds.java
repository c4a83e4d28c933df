package dev.waybill.kit.event;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.util.UUID;

/** Ids of facts: the same fact always gets the same id, so a second delivery, a retry or a replay is known as one. */
public final class FactIds {

    /** The namespace of the names; never to be changed, or everything would look new. */
    private static final NameBasedGenerator NAMES =
            Generators.nameBasedGenerator(UUID.fromString("6f3c1a52-7b1e-5d0c-9a44-0d6b1c0f7e21"));

    private FactIds() {}

    /**
     * The UUIDv5 of a fact.
     *
     * @param type the CloudEvents type
     * @param key the key of the record
     * @param sequence the aggregate's version
     * @param part the part's number, 1 for a fact that travels whole
     */
    public static UUID factId(String type, String key, long sequence, int part) {
        return NAMES.generate(type + '\n' + key + '\n' + sequence + '\n' + part);
    }
}
