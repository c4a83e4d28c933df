package dev.waybill.e2e;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.URIish;

/** A checkout of {@code demo/web} as CI has one, with commits that nobody else has. */
record GitCheckout(Path folder, List<String> shas) {

    static {
        BareSystem.install();
    }

    /** With so many commits by that person, each of which changes a file. */
    static GitCheckout create(String name, String email, int commits) {
        try {
            Path folder = Files.createTempDirectory("checkout");
            List<String> shas = new ArrayList<>();
            try (Git git = Git.init()
                    .setDirectory(folder.toFile())
                    .setInitialBranch("main")
                    .call()) {
                git.remoteAdd()
                        .setName("origin")
                        .setUri(new URIish("https://github.com/demo/web.git"))
                        .call();
                for (int i = 0; i < commits; i++) {
                    Files.writeString(
                            folder.resolve("cart.js"), UUID.randomUUID().toString());
                    git.add().addFilepattern("cart.js").call();
                    RevCommit commit = git.commit()
                            .setMessage("Change the cart, part " + i)
                            .setAuthor(new PersonIdent(name, email))
                            .setCommitter(new PersonIdent(name, email))
                            .setSign(false)
                            .call();
                    shas.add(commit.name());
                }
            }
            return new GitCheckout(folder, List.copyOf(shas));
        } catch (IOException | GitAPIException | URISyntaxException failed) {
            throw new IllegalStateException("no checkout", failed);
        }
    }

    /** Moves main of a bare repository to one of the commits; makes it if it is not there. */
    void pushTo(Path bare, String sha) {
        try (Git git = Git.open(folder.toFile())) {
            if (!Files.exists(bare)) {
                Git.init()
                        .setBare(true)
                        .setDirectory(bare.toFile())
                        .setInitialBranch("main")
                        .call()
                        .close();
            }
            git.push()
                    .setRemote(bare.toUri().toString())
                    .setRefSpecs(new RefSpec(sha + ":refs/heads/main"))
                    .call();
        } catch (IOException | GitAPIException failed) {
            throw new IllegalStateException("not pushed", failed);
        }
    }

    String head() {
        return shas.getLast();
    }

    /** What GitHub would tell of the commits after the first. */
    GitHubPush push(String name, String email) {
        GitHubPush push = GitHubPush.from(shas.getFirst());
        shas.stream().skip(1).forEach(sha -> push.commit(sha, name, email, "Change the cart"));
        return push;
    }
}
