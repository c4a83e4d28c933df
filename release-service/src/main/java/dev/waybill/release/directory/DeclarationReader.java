package dev.waybill.release.directory;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.kit.access.Role;
import dev.waybill.release.directory.DirectoryDeclaration.DeclaredMember;
import dev.waybill.release.directory.DirectoryDeclaration.DeclaredProject;
import dev.waybill.release.directory.DirectoryDeclaration.DeclaredToken;
import dev.waybill.release.request.BodyFields;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the body of {@code PUT /internal/organizations/{slug}}. */
final class DeclarationReader {

    private static final int MAX_ENTRIES = 1_000;
    private static final int MAX_NAME = 200;
    private static final int MAX_SCOPES = 50;
    private static final Pattern PUBLIC_KEY = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private DeclarationReader() {}

    static DirectoryDeclaration read(String slug, @Nullable JsonNode json) {
        BodyFields body = BodyFields.of(json);
        if (!Slugs.isSlug(slug)) {
            body.refuse("slug", Slugs.RULE);
        }
        DirectoryDeclaration declaration = new DirectoryDeclaration(
                slug,
                body.requiredText("name", MAX_NAME),
                requireNonNullElse(body.entries("projects", MAX_ENTRIES, DeclarationReader::project), List.of()),
                body.entries("members", MAX_ENTRIES, DeclarationReader::member),
                body.entries("tokens", MAX_ENTRIES, DeclarationReader::token));
        distinct(
                body,
                "projects",
                declaration.projects().stream().map(DeclaredProject::slug).toList());
        distinct(
                body,
                "projects",
                declaration.projects().stream()
                        .map(DeclaredProject::publicKey)
                        .filter(Objects::nonNull)
                        .toList());
        if (declaration.members() != null) {
            distinct(
                    body,
                    "members",
                    declaration.members().stream().map(DeclaredMember::email).toList());
        }
        if (declaration.tokens() != null) {
            distinct(
                    body,
                    "tokens",
                    declaration.tokens().stream().map(DeclaredToken::name).toList());
            distinct(
                    body,
                    "tokens",
                    declaration.tokens().stream().map(DeclaredToken::sha256).toList());
        }
        body.check();
        return declaration;
    }

    private static DeclaredProject project(BodyFields fields) {
        String slug = fields.requiredText("slug", MAX_NAME);
        if (!Slugs.isSlug(slug)) {
            fields.refuse("slug", Slugs.RULE);
        }
        String publicKey = fields.text("publicKey", MAX_NAME);
        if (publicKey != null && !PUBLIC_KEY.matcher(publicKey).matches()) {
            fields.refuse("publicKey", "Enter 32 lower-case hexadecimal digits.");
        }
        String name = fields.text("name", MAX_NAME);
        return new DeclaredProject(slug, name == null ? slug : name, fields.text("platform", MAX_NAME), publicKey);
    }

    private static DeclaredMember member(BodyFields fields) {
        String email = fields.requiredText("email", MAX_NAME).toLowerCase(Locale.ROOT);
        if (!Emails.isAddress(email)) {
            fields.refuse("email", "Enter a valid email address.");
        }
        String role = requireNonNullElse(fields.text("role", MAX_NAME), Role.MEMBER.wireName());
        if (Role.named(role).isEmpty()) {
            fields.refuse("role", "\"" + role + "\" is not a valid choice.");
        }
        return new DeclaredMember(fields.requiredText("name", MAX_NAME), email, role);
    }

    private static DeclaredToken token(BodyFields fields) {
        String sha256 = fields.requiredText("sha256", MAX_NAME);
        if (!SHA256.matcher(sha256).matches()) {
            fields.refuse("sha256", "Enter the SHA-256 of the token as 64 lower-case hexadecimal digits.");
        }
        List<String> scopes = requireNonNullElse(fields.names("scopes", MAX_SCOPES), List.<String>of());
        return new DeclaredToken(
                fields.requiredText("name", MAX_NAME),
                sha256,
                scopes.stream().sorted().distinct().toList());
    }

    private static void distinct(BodyFields body, String name, List<String> identities) {
        Set<String> seen = new HashSet<>();
        for (String identity : identities) {
            if (!seen.add(identity)) {
                body.refuse(name, "Ensure that no entry appears twice.");
            }
        }
    }
}
