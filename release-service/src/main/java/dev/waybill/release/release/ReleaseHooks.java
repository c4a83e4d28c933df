package dev.waybill.release.release;

import dev.waybill.kit.directory.Project;
import dev.waybill.kit.link.SignedLinks;
import dev.waybill.release.directory.Organizations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The address of each project by which whoever knows it may make releases of that project, and nothing else (Sentry's release webhook). The
 * token that signs it is worked out from the key of links and from how often it was renewed, so the database holds no secret.
 */
@ApplicationScoped
@Transactional
class ReleaseHooks {

    private static final String PATH = "/api/hooks/release/";
    private static final String BUILT_IN = "builtin";
    private static final String PURPOSE = "release-hook";
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern ID = Pattern.compile("\\d{1,18}");

    private final ReleaseHookRepository hooks;
    private final Organizations organizations;
    private final SignedLinks links;
    private final String publicUrl;

    @Inject
    ReleaseHooks(
            ReleaseHookRepository hooks,
            Organizations organizations,
            SignedLinks links,
            @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.hooks = hooks;
        this.organizations = organizations;
        this.links = links;
        this.publicUrl = publicUrl;
    }

    ReleaseHookView of(Project project) {
        return view(project, hooks.number(project.id()));
    }

    /** A new address; the one before opens nothing any more. */
    ReleaseHookView renew(Project project) {
        return view(project, hooks.next(project.id()));
    }

    /** Whose releases the address makes, empty if it is none that counts. */
    Optional<Project> project(String plugin, String projectId, String signature) {
        if (!plugin.equals(BUILT_IN) || !ID.matcher(projectId).matches()) {
            return Optional.empty();
        }
        long id = Long.parseLong(projectId);
        return organizations.project(id).filter(_ -> isSame(signature, signature(token(id, hooks.number(id)), id)));
    }

    private ReleaseHookView view(Project project, int number) {
        String token = token(project.id(), number);
        return new ReleaseHookView(
                token,
                publicUrl.replaceFirst("/+$", "") + PATH + BUILT_IN + "/" + project.id() + "/"
                        + signature(token, project.id()) + "/");
    }

    private String token(long projectId, int number) {
        return links.seal(PURPOSE, projectId + "/" + number);
    }

    private static String signature(String token, long projectId) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal((BUILT_IN + "-" + projectId).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(ALGORITHM + " is part of every JDK", impossible);
        }
    }

    private static boolean isSame(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
