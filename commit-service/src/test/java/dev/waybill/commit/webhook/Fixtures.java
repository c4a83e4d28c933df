package dev.waybill.commit.webhook;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Payloads that hosts really sent. They lie beside the project and are not part of it. */
public final class Fixtures {

    private Fixtures() {}

    /** A payload; skips the test if there are none here. */
    public static byte[] read(String host, String file) {
        Path root = Path.of(System.getProperty("waybill.root", ".."));
        Path fixtures = Path.of(System.getProperty(
                "waybill.fixtures", root.resolve("../shared/fixtures").toString()));
        Path path = fixtures.resolve("webhooks").resolve(host).resolve(file);
        assumeTrue(Files.isRegularFile(path), "no recorded payloads here; -Dwaybill.fixtures=<folder> names them");
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
