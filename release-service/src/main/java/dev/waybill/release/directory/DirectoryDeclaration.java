package dev.waybill.release.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation shall be like.
 *
 * @param members null to leave them as they are
 * @param tokens null to leave them as they are
 */
record DirectoryDeclaration(
        String slug,
        String name,
        List<DeclaredProject> projects,
        @Nullable List<DeclaredMember> members,
        @Nullable List<DeclaredToken> tokens) {

    /**
     * A project.
     *
     * @param publicKey the only client key that it shall have, null to leave its keys as they are
     */
    record DeclaredProject(
            String slug,
            String name,
            @Nullable String platform,
            @Nullable String publicKey) {}

    /** A member, known by its address, which counts as proved. */
    record DeclaredMember(String name, String email, String role) {}

    /** A token, known by its name. */
    record DeclaredToken(String name, String sha256, List<String> scopes) {}
}
