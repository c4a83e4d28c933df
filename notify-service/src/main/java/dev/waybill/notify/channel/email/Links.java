package dev.waybill.notify.channel.email;

import dev.waybill.kit.link.SignedLinks;
import dev.waybill.notify.channel.DeployNotice;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Addresses that mails lead to. Those of our own pages carry a signature, which opens that page, and only it, to whoever has the mail. */
@Singleton
class Links {

    private static final Duration VALID_FOR = Duration.ofDays(30);

    private final SignedLinks signed;
    private final String publicUrl;

    @Inject
    Links(SignedLinks signed, @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.signed = signed;
        this.publicUrl = publicUrl;
    }

    String release(DeployNotice notice) {
        return page(notice, "releases", notice.version());
    }

    String project(DeployNotice notice, String slug) {
        return page(notice, "projects", slug);
    }

    /** The host of the public address, which names us in ids. */
    String host() {
        return Optional.ofNullable(URI.create(publicUrl).getHost()).orElse("localhost");
    }

    /** An address from outside, if it is one of the web; anything else, such as {@code javascript:}, is nothing. */
    static @Nullable String web(@Nullable String url) {
        if (url == null || !url.matches("[!-~]+")) {
            return null;
        }
        String lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://") ? url : null;
    }

    private String page(DeployNotice notice, String kind, String name) {
        String path =
                "/organizations/" + segment(notice.organization().slug()) + "/" + kind + "/" + segment(name) + "/";
        return publicUrl + signed.sign(notice.organization().id(), path, VALID_FOR);
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
