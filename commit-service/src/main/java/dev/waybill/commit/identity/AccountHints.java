package dev.waybill.commit.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an address says about an account at a host. Hosts let people hide their address behind one that reaches nobody, and that names their
 * account:
 *
 * <ul>
 *   <li>GitHub: {@code 1234+login@users.noreply.github.com}, in former times without the number
 *   <li>GitLab: {@code 1234-login@users.noreply.gitlab.com}
 *   <li>Gitea and Forgejo: {@code login@noreply.host}
 * </ul>
 */
final class AccountHints {

    private static final Pattern HIDDEN =
            Pattern.compile("(?:[0-9]+[+-])?([A-Za-z0-9_.\\[\\]-]{1,100})@(?:users\\.)?noreply\\.[A-Za-z0-9.-]+");

    private static final Pattern BOT_LOGIN =
            Pattern.compile(".*\\[bot\\]|(?:project|group)_[0-9]+_bot(?:_[0-9a-f]+)?|.*-bot|bot-.*");

    /** Programs that commit under a plain name, and addresses that many of them use. */
    private static final Set<String> BOTS = Set.of(
            "dependabot",
            "dependabot-preview",
            "renovate",
            "renovate bot",
            "renovatebot",
            "mend renovate",
            "github-actions",
            "github actions",
            "greenkeeper",
            "snyk",
            "web-flow",
            "semantic-release-bot",
            "pre-commit-ci",
            "allcontributors",
            "imgbot",
            "codecov",
            "support@dependabot.com",
            "bot@renovateapp.com",
            "noreply@github.com",
            "action@github.com",
            "41898282+github-actions[bot]@users.noreply.github.com");

    private AccountHints() {}

    /** The login that a hidden address names; empty for an address that reaches somebody. */
    static Optional<String> hiddenLogin(@Nullable String email) {
        if (email == null) {
            return Optional.empty();
        }
        Matcher hidden = HIDDEN.matcher(email);
        return hidden.matches() ? Optional.of(hidden.group(1)) : Optional.empty();
    }

    /** Whether mail to that address reaches nobody. */
    static boolean isUnreachable(String email) {
        String folded = email.toLowerCase(Locale.ROOT);
        return hiddenLogin(email).isPresent()
                || folded.startsWith("noreply@")
                || folded.startsWith("no-reply@")
                || folded.endsWith("@localhost")
                || folded.endsWith(".local")
                || folded.indexOf('@') < 1;
    }

    /** Whether a program is behind it. */
    static boolean isBot(@Nullable String name, @Nullable String email, @Nullable String login) {
        return isBot(name) || isBot(email) || isBot(login);
    }

    private static boolean isBot(@Nullable String text) {
        if (text == null) {
            return false;
        }
        String folded = text.toLowerCase(Locale.ROOT);
        return BOTS.contains(folded) || BOT_LOGIN.matcher(folded).matches();
    }
}
