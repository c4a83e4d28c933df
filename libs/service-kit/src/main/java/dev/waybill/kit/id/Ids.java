package dev.waybill.kit.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Makes new ids: UUID version 7, so that ids made later sort later and land on the same index page. Safe for concurrent use. */
@Singleton
public class Ids {

    private final TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();

    /** A new id, never given before. */
    public UUID next() {
        return generator.generate();
    }
}
