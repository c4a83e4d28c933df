package dev.waybill.commit.host.github;

import dev.waybill.commit.host.GitHost;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** github.com. */
@Singleton
final class GithubHost implements GitHost {

    private static final Pattern FULL_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}/[A-Za-z0-9_.-]{1,100}");

    @Override
    public String name() {
        return "github";
    }

    @Override
    public String providerId() {
        return "integrations:github";
    }

    @Override
    public String title() {
        return "GitHub";
    }

    @Override
    public boolean accepts(String repositoryName) {
        return FULL_NAME.matcher(repositoryName).matches();
    }

    @Override
    public String nameRule() {
        return "A GitHub repository is named owner/name, with letters, digits, '.', '_' and '-'.";
    }

    @Override
    public String pageOf(String repositoryName) {
        return "https://github.com/" + repositoryName;
    }
}
