package dev.waybill.ingest.limits;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What may be tuned to the machine. The limits of the protocol are constants beside the code that holds them. */
@ConfigMapping(prefix = "waybill.ingest")
public interface IngestConfig {

    /** How much memory bodies may take at once, compressed and decoded together. Not below 48 MiB, or the largest envelope fits never. */
    @WithDefault("64M")
    MemorySize bodyMemory();

    /** How many requests may be worked on at once. */
    @WithDefault("8192")
    int mostRequests();

    /** How many records may wait for the broker's acknowledgement at once. */
    @WithDefault("8192")
    int mostRecordsInFlight();

    /** How many bytes may wait for the broker's acknowledgement at once. */
    @WithDefault("16M")
    MemorySize mostBytesInFlight();

    /** How many combinations of project, version, environment and dist are remembered, so that they are not announced again. */
    @WithDefault("100000")
    int rememberedReleases();
}
