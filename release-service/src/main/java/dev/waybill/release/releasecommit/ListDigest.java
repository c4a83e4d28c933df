package dev.waybill.release.releasecommit;

import dev.waybill.contracts.Contributor;
import dev.waybill.contracts.FileChange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names a commit list by what is in it: two lists have the same digest if, and practically only if, they are equal. */
final class ListDigest {

    private static final int ABSENT = -1;
    private static final int CONTRIBUTORS = -2;

    private final MessageDigest sha256;
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    private ListDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** SHA-256 over all that is kept of the commits, in hexadecimal digits. */
    static String of(List<ListedCommit> commits) {
        ListDigest digest = new ListDigest();
        digest.add(commits.size());
        commits.forEach(digest::add);
        return HexFormat.of().formatHex(digest.sha256.digest());
    }

    private void add(ListedCommit commit) {
        add(commit.repository());
        add(commit.sha());
        add(commit.message());
        add(commit.authorName());
        add(commit.authorEmail());
        add(commit.committedAt());
        add(commit.url());
        add(commit.filesComplete() ? 1 : 0);
        add(commit.files().size());
        for (FileChange file : commit.files()) {
            add(file.path());
            add(file.type());
            add(file.from());
        }
        if (!commit.contributors().isEmpty()) { // without them as it was before there were any
            add(CONTRIBUTORS);
            add(commit.contributors().size());
            commit.contributors().forEach(this::add);
        }
    }

    private void add(Contributor contributor) {
        add(contributor.role().name());
        add(contributor.name());
        add(contributor.email());
        add(contributor.login());
        add(contributor.bot() ? 1 : 0);
    }

    /** Lengths come first, so no two lists run together to the same bytes. */
    private void add(@Nullable String text) {
        if (text == null) {
            add(ABSENT);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        sha256.update(bytes);
    }

    private void add(@Nullable Instant moment) {
        add(moment == null ? ABSENT : moment.getNano());
        if (moment != null) {
            add(moment.getEpochSecond());
        }
    }

    private void add(long value) {
        sha256.update(number.clear().putLong(value).flip());
    }
}
