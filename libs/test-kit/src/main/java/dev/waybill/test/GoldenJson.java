package dev.waybill.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import net.javacrumbs.jsonunit.assertj.JsonAssertions;

/** Compares an answer with a recorded one. Placeholders such as {@code ${json-unit.any-string}} stand for what differs every time. */
public final class GoldenJson {

    private GoldenJson() {}

    /**
     * Fails unless the JSON equals the file, members in any order.
     *
     * @param test beside which the file lies
     * @param file such as {@code release.json}
     */
    public static void assertMatches(String actual, Class<?> test, String file) {
        JsonAssertions.assertThatJson(actual).describedAs(file).isEqualTo(read(test, file));
    }

    private static String read(Class<?> test, String file) {
        try (InputStream golden = test.getResourceAsStream(file)) {
            if (golden == null) {
                throw new AssertionError("no " + file + " beside " + test);
            }
            return new String(golden.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
