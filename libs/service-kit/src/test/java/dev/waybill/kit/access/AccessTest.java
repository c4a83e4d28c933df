package dev.waybill.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.kit.directory.Directory;
import dev.waybill.kit.directory.Member;
import dev.waybill.kit.directory.Organization;
import dev.waybill.kit.directory.Project;
import dev.waybill.kit.directory.ProjectKey;
import dev.waybill.kit.directory.Token;
import dev.waybill.kit.error.ApiException;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.assertj.core.api.Condition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AccessTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final Copy directory = new Copy();

    AccessTest() {
        directory.organizations.put(7L, new Organization(7, "demo", "Demo"));
        directory.organizations.put(8L, new Organization(8, "other", "Other"));
        directory.members.put(3L, new Member(3, 7, "Ada", "member", List.of()));
    }

    @Test
    void aMembersTokenDoesNoMoreThanTheMembersRole() {
        token("secret", Set.of("org:read", "org:admin", "project:write"), 3L, null);

        assertThat(access("Bearer secret").authenticate().scopes()).containsExactly("org:read");
        assertThatThrownBy(() -> access("Bearer secret").require("demo", "project:write"))
                .is(refusal(403));
    }

    @Test
    void anOrganizationsTokenDoesWhatItSays() {
        token("secret", Set.of("org:admin"), null, null);

        assertThat(access("Bearer secret").require("7", "org:admin").memberId()).isNull();
    }

    @Test
    void aTokenWhoseMemberIsGoneIsNone() {
        token("secret", Set.of("org:read"), 4L, null);

        assertThatThrownBy(() -> access("Bearer secret").authenticate()).is(refusal(401));
    }

    @Test
    void aMemberOfAnotherOrganizationIsNone() {
        directory.members.put(5L, new Member(5, 8, "Eve", "owner", List.of()));
        token("secret", Set.of("org:read"), 5L, null);

        assertThatThrownBy(() -> access("Bearer secret").authenticate()).is(refusal(401));
    }

    @Test
    void anotherOrganizationIsNotThere() {
        token("secret", Role.allScopes(), null, null);

        assertThatThrownBy(() -> access("Bearer secret").require("other", "org:read"))
                .is(refusal(404));
        assertThatThrownBy(() -> access("Bearer secret").require("nowhere", "org:read"))
                .is(refusal(404));
    }

    @Test
    void aNewNameOfTheOwnOrganizationIsWaitedFor() {
        token("secret", Role.allScopes(), null, null);
        directory.onItsWay.add(() -> directory.organizations.put(7L, new Organization(7, "renamed", "Demo")));

        assertThat(access("Bearer secret")
                        .require("renamed", "org:read")
                        .organization()
                        .slug())
                .isEqualTo("renamed");
    }

    @Test
    void aTokenMadeAMomentAgoIsWaitedFor() {
        directory.onItsWay.add(() -> token("secret", Set.of("org:read"), null, null));

        assertThat(access("Bearer secret").authenticate().scopes()).containsExactly("org:read");
    }

    @Test
    void aTokenEnds() {
        token("secret", Set.of("org:read"), null, NOW);

        assertThatThrownBy(() -> access("Bearer secret").authenticate()).hasMessageContaining("Token expired");
    }

    private static Condition<Throwable> refusal(int status) {
        return new Condition<>(
                it -> it instanceof ApiException refusal && refusal.status() == status, "a refusal with %d", status);
    }

    private void token(String secret, Set<String> scopes, @Nullable Long memberId, @Nullable Instant end) {
        directory.tokens.put(Tokens.sha256(secret), new Token("1", 7, scopes, memberId, end));
    }

    private Access access(String authorization) {
        HttpHeaders headers = (HttpHeaders) Proxy.newProxyInstance(
                AccessTest.class.getClassLoader(),
                new Class<?>[] {HttpHeaders.class},
                (_, method, _) -> "getHeaderString".equals(method.getName()) ? authorization : null);
        return new Access(directory, Clock.fixed(NOW, ZoneOffset.UTC), headers);
    }

    /** A copy to which something may be on its way: it comes when somebody waits. */
    private static final class Copy implements Directory {

        private final Map<Long, Organization> organizations = new HashMap<>();
        private final Map<Long, Member> members = new HashMap<>();
        private final Map<String, Token> tokens = new HashMap<>();
        private final Deque<Runnable> onItsWay = new ArrayDeque<>();

        @Override
        public <T> CompletionStage<Optional<T>> await(Function<Directory, Optional<T>> lookup) {
            Optional<T> found = lookup.apply(this);
            if (found.isEmpty() && !onItsWay.isEmpty()) {
                onItsWay.remove().run();
                return CompletableFuture.completedFuture(lookup.apply(this));
            }
            return CompletableFuture.completedFuture(found);
        }

        @Override
        public Optional<Organization> organization(String slugOrId) {
            return organizations.values().stream()
                    .filter(it ->
                            it.slug().equals(slugOrId) || Long.toString(it.id()).equals(slugOrId))
                    .findFirst();
        }

        @Override
        public Optional<Project> project(long id) {
            return Optional.empty();
        }

        @Override
        public Optional<ProjectKey> projectKey(String publicKey) {
            return Optional.empty();
        }

        @Override
        public Optional<Token> tokenByHash(String sha256) {
            return Optional.ofNullable(tokens.get(sha256));
        }

        @Override
        public List<Member> members(long organizationId) {
            return members.values().stream()
                    .filter(it -> it.organizationId() == organizationId)
                    .toList();
        }
    }
}
