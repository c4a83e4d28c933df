package dev.waybill.local.home;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The secrets and ids of one stack: made once, kept in {@code demo.properties} (readable by the owner only), forgotten by
 * {@code ./waybill reset}.
 */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Map<String, String> values;

    private Secrets(Path file, Map<String, String> values) {
        this.file = file;
        this.values = values;
    }

    /** Reads what is there and makes what is missing. */
    public static Secrets load(Home home, String publicUrl, Clock clock) {
        Secrets secrets = new Secrets(home.secretsFile(), read(home.secretsFile()));
        for (String role : new String[] {"admin", "release", "commit", "notify"}) {
            secrets.once("database." + role, hex(24));
        }
        secrets.once("operator-token", hex(32));
        secrets.once("link-key", hex(32));
        secrets.once("encryption-key", base64(32, true));
        if (!publicUrl.equals(secrets.values.put("public-url", publicUrl))) {
            // Clients take the address from the token, so a stack that moved needs another one, told to the services.
            secrets.values.put("token", organizationToken(publicUrl, clock));
            secrets.values.remove("bootstrapped");
        }
        secrets.once("webhook-secret", hex(32));
        secrets.once("key.web", hex(16));
        secrets.once("key.ios", hex(16));
        secrets.save();
        return secrets;
    }

    /** The value of a secret that {@link #load} makes. */
    public String get(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("no " + name + " in " + file));
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Keeps what the services answered, such as ids. */
    public void put(String name, String value) {
        values.put(name, value);
        save();
    }

    @Override
    public String toString() {
        return "Secrets" + values.keySet();
    }

    private void once(String name, String value) {
        values.putIfAbsent(name, value);
    }

    private void save() {
        PrivateFile.write(
                file,
                values.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    private static Map<String, String> read(Path file) {
        Map<String, String> values = new TreeMap<>();
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try {
                properties.load(new StringReader(Files.readString(file)));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
            properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        }
        return values;
    }

    /** Sentry's form of an organisation token: clients read address and organisation from its middle part. */
    private static String organizationToken(String publicUrl, Clock clock) {
        String claims = "{\"iat\":%d,\"url\":\"%s\",\"region_url\":\"%s\",\"org\":\"demo\"}"
                .formatted(clock.instant().getEpochSecond(), publicUrl, publicUrl);
        String middle = Base64.getEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return "sntrys_" + middle + "_" + base64(32, false);
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    private static String hex(int bytes) {
        return HexFormat.of().formatHex(random(bytes));
    }

    private static String base64(int bytes, boolean padded) {
        Base64.Encoder encoder =
                padded ? Base64.getEncoder() : Base64.getEncoder().withoutPadding();
        return encoder.encodeToString(random(bytes));
    }
}
