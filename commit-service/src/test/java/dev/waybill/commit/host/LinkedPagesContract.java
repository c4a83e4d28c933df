package dev.waybill.commit.host;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import java.util.List;
import java.util.stream.Collectors;

/** What is expected of a host that answers lists as plain arrays, in pages of which the head says where the next one is. */
public abstract class LinkedPagesContract extends HostContract {

    /** How the host lists a webhook. */
    protected abstract String hookAnswer(Hook hook);

    /** The path of the list of branches. */
    protected abstract String branchesPath();

    /** How the host lists a branch. */
    protected abstract String branchAnswer(String name, String sha);

    @Override
    protected final String hooksPath() {
        return repositoryPath() + "/hooks";
    }

    @Override
    protected final String hooksAnswer(List<Hook> hooks) {
        return hooks.stream().map(this::hookAnswer).collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    protected final String createdAnswer(String id) {
        return "{\"id\": " + id + "}";
    }

    @Override
    protected final boolean playTwoPages(String firstPage, String secondPage) {
        playLinked(hooksPath(), firstPage, secondPage);
        return true;
    }

    @Override
    protected final void playBranches() {
        playLinked(
                branchesPath(),
                "[" + branchAnswer("main", HEAD) + "," + branchAnswer("", MIDDLE) + "]",
                "[" + branchAnswer("a/topic", MIDDLE) + "," + branchAnswer("x", "--help") + "]");
    }

    /** Plays a list in two pages, of which the first one's head says where the second one is. */
    protected static void playLinked(String path, String firstPage, String secondPage) {
        String next = "<" + origin() + path + "?per_page=100&page=2>; rel=\"next\", <" + origin() + path
                + "?page=2>; rel=\"last\"";
        HOST.stubFor(get(urlPathEqualTo(path))
                .withQueryParam("page", absent())
                .willReturn(okJson(firstPage).withHeader("Link", next)));
        HOST.stubFor(
                get(urlPathEqualTo(path)).withQueryParam("page", equalTo("2")).willReturn(okJson(secondPage)));
    }
}
