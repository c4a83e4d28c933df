package dev.waybill.release.releasecommit;

import static java.util.Objects.requireNonNullElse;

import dev.waybill.contracts.CoAuthors;
import dev.waybill.contracts.Contributor;
import dev.waybill.contracts.Contributor.Role;
import dev.waybill.contracts.FileChange;
import dev.waybill.contracts.Person;
import dev.waybill.release.release.GivenCommit;
import dev.waybill.release.request.Texts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of commit lists (Sentry's set_commits, without its fault of failing on a missing date). */
public final class CommitList {

    private static final String SKIP = "#skipsentry";
    private static final int MAX_EMAIL = 75;
    private static final String CUT = "...";
    private static final String BOT = "[bot]";

    private CommitList() {}

    /**
     * What a client listed, as it is kept: newest first, without commits that ask to be skipped and without repetitions, authors with an
     * address.
     */
    static List<ListedCommit> of(long organizationId, List<GivenCommit> given) {
        Set<List<String>> seen = new HashSet<>();
        List<ListedCommit> kept = given.stream()
                .filter(commit -> commit.message() == null || !commit.message().contains(SKIP))
                .map(commit -> listed(organizationId, commit))
                .filter(commit -> seen.add(List.of(commit.repository(), commit.sha())))
                .toList();
        return newestFirst(kept);
    }

    /**
     * Newest first by date. A commit without a date keeps its position, and so do commits of one date among each other: without dates the
     * given order counts.
     */
    public static List<ListedCommit> newestFirst(List<ListedCommit> commits) {
        Deque<ListedCommit> dated = new ArrayDeque<>(commits.stream()
                .filter(commit -> commit.committedAt() != null)
                .sorted(Comparator.comparing(
                        commit -> Objects.requireNonNull(commit.committedAt()), Comparator.reverseOrder()))
                .toList());
        List<ListedCommit> sorted = new ArrayList<>(commits.size());
        for (ListedCommit commit : commits) {
            sorted.add(commit.committedAt() == null ? commit : dated.removeFirst());
        }
        return sorted;
    }

    private static ListedCommit listed(long organizationId, GivenCommit given) {
        String repository = given.repository();
        return new ListedCommit(
                repository == null ? "organization-" + organizationId : repository.strip(),
                given.sha().strip(),
                Texts.storable(given.message(), Texts.MAX_MESSAGE),
                given.authorName(),
                email(given),
                given.timestamp(),
                null,
                distinct(given.files()),
                given.files() != null,
                contributors(given));
    }

    /** The author, and whom the message names beside; hosts mark their programs in the name or the address. */
    private static List<Contributor> contributors(GivenCommit given) {
        List<Person> coAuthors = given.message() == null ? List.of() : CoAuthors.of(given.message());
        if (coAuthors.isEmpty()) {
            return List.of();
        }
        List<Contributor> contributors = new ArrayList<>();
        contributors.add(credited(Role.AUTHOR, new Person(given.authorName(), email(given))));
        coAuthors.forEach(person -> contributors.add(credited(Role.CO_AUTHOR, person)));
        return contributors;
    }

    private static Contributor credited(Role role, Person person) {
        boolean bot = Stream.of(requireNonNullElse(person.name(), ""), requireNonNullElse(person.email(), ""))
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(BOT));
        return new Contributor(
                role,
                Texts.storable(person.name(), Texts.MAX_NAME),
                Texts.storable(person.email(), Texts.MAX_NAME),
                null,
                bot);
    }

    /** Each path once, with what was said of it first. */
    private static List<FileChange> distinct(@Nullable List<FileChange> files) {
        Map<String, FileChange> byPath = new LinkedHashMap<>();
        if (files != null) {
            files.forEach(file -> byPath.putIfAbsent(file.path(), file));
        }
        return List.copyOf(byPath.values());
    }

    /** The given address, else one made of the name ({@code Joe^^} → {@code joe@localhost}), else none. */
    private static @Nullable String email(GivenCommit given) {
        String email = given.authorEmail();
        if (email == null && given.authorName() != null) {
            email = given.authorName().replaceAll("[^\\p{L}\\p{N}_.-]", "").toLowerCase(Locale.ROOT) + "@localhost";
        }
        return email == null || email.length() <= MAX_EMAIL
                ? email
                : email.substring(0, MAX_EMAIL - CUT.length()) + CUT;
    }
}
