package dev.waybill.ingest.publish;

import net.jpountz.lz4.LZ4Factory;
import net.jpountz.xxhash.XXHashFactory;
import org.jboss.logging.Logger;

/**
 * Makes the producer compress with lz4's C code where the platform has it. By itself the library only looks for it if the JVM's own class loader
 * loaded it, which Quarkus' is not, and falls back to Java at twice the processor time a record.
 */
final class NativeCompression {

    private static final Logger LOG = Logger.getLogger(NativeCompression.class);

    private NativeCompression() {}

    /** Loads it, or says that it goes without. */
    static void load() {
        try {
            LOG.debugf("compressing with %s and %s", LZ4Factory.nativeInstance(), XXHashFactory.nativeInstance());
        } catch (LinkageError | AssertionError e) {
            LOG.infof("compressing in Java, there is no native lz4 here error=%s", e.toString());
        }
    }
}
