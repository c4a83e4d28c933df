package dev.waybill.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Error events of about 1.76 kB as the JavaScript SDK sends them, always the same ones. They differ in what differs between real ones
 * (ids, texts, users, lines), so that compression is not flattered.
 */
public final class SampleEvents {

    /** The release that they name. */
    public static final String RELEASE = "web@2.4.0";

    private static final int DISTINCT = 1000;
    private static final int FRAMES = 6;
    private static final HexFormat HEX = HexFormat.of();

    private SampleEvents() {}

    /** The events, each one line of JSON. */
    public static List<String> all() {
        SplittableRandom random = new SplittableRandom(42);
        return IntStream.range(0, DISTINCT).mapToObj(number -> event(random)).toList();
    }

    /** The envelope around an event, as bytes of a request's body. */
    public static byte[] envelope(String event) {
        String id = event.substring(event.indexOf(':') + 2, event.indexOf(':') + 34);
        String body = """
                {"event_id":"%s","sent_at":"2026-11-24T09:00:00.000Z","sdk":{"name":"sentry.javascript.browser","version":"10.5.0"}}
                {"type":"event","length":%d}
                %s
                """.formatted(id, event.getBytes(UTF_8).length, event);
        return body.getBytes(UTF_8);
    }

    private static String event(SplittableRandom random) {
        StringBuilder frames = new StringBuilder();
        for (int frame = 0; frame < FRAMES; frame++) {
            frames.append(frame == 0 ? "" : ",").append("""
                    {"filename":"https://shop.example.com/assets/%s.js","function":"%s","in_app":true,"lineno":%d,"colno":%d}""".formatted(
                            hex(random, 4), "on" + hex(random, 3), random.nextInt(900), random.nextInt(90_000)));
        }
        return """
                {"event_id":"%s","timestamp":17639748%d.25,"platform":"javascript","level":"error","environment":"production",\
                "release":"%s","sdk":{"name":"sentry.javascript.browser","version":"10.5.0","integrations":["InboundFilters",\
                "FunctionToString","BrowserApiErrors","Breadcrumbs","GlobalHandlers","LinkedErrors","Dedupe","HttpContext"]},\
                "exception":{"values":[{"type":"TypeError","value":"Cannot read properties of undefined (reading '%s')",\
                "stacktrace":{"frames":[%s]},"mechanism":{"type":"auto.browser.global_handlers.onerror","handled":false}}]},\
                "contexts":{"trace":{"trace_id":"%s","span_id":"%s"},"react":{"version":"19.1.0"}},"user":{"id":"%d"},\
                "request":{"url":"https://shop.example.com/cart/%d?coupon=%s","headers":{"User-Agent":"Mozilla/5.0 (X11; Linux x86_64) \
                AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"}},"tags":{"shop":"eu-%d"},\
                "breadcrumbs":[{"timestamp":1763974800.1,"category":"ui.click","message":"button#%s"}]}""".formatted(
                        hex(random, 16),
                        random.nextInt(10, 99),
                        RELEASE,
                        hex(random, 4),
                        frames,
                        hex(random, 16),
                        hex(random, 8),
                        random.nextInt(1_000_000),
                        random.nextInt(100_000),
                        hex(random, 5),
                        random.nextInt(9),
                        hex(random, 3));
    }

    private static String hex(SplittableRandom random, int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return HEX.formatHex(value);
    }
}
