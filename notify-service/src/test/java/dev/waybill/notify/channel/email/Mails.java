package dev.waybill.notify.channel.email;

import dev.waybill.kit.link.SignedLinks;
import dev.waybill.notify.Samples;
import dev.waybill.notify.preference.UnsubscribeLinks;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The real composer and the real templates, without Quarkus. */
final class Mails {

    static final SignedLinks SIGNED =
            new SignedLinks(Optional.of("k".repeat(32)), Clock.fixed(Samples.DEPLOYED, ZoneOffset.UTC));

    private static final Engine ENGINE = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .strictRendering(true)
            .removeStandaloneLines(true)
            .build();

    private Mails() {}

    static DeployMails composer() {
        return new DeployMails(
                template("deploy.html", Variant.TEXT_HTML),
                template("deploy.txt", Variant.TEXT_PLAIN),
                new Links(SIGNED, "https://waybill.example"),
                new UnsubscribeLinks(SIGNED, "https://waybill.example"));
    }

    private static Template template(String name, String contentType) {
        try (InputStream file = Mails.class.getResourceAsStream("/templates/email/" + name)) {
            String source = new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
            return ENGINE.parse(source, new Variant(Locale.ENGLISH, StandardCharsets.UTF_8, contentType), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
