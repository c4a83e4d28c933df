package dev.waybill.release.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.release.Tenant;
import dev.waybill.test.InfraResource;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The lists of a tenant's releases, as clients ask for them. */
final class ReleaseLists {

    private static final Pattern LINK = Pattern.compile("<([^>]+)>; rel=\"(\\w+)\"; results=\"true\"");

    private final Tenant tenant;

    ReleaseLists(Tenant tenant) {
        this.tenant = tenant;
    }

    ValidatableResponse list(String parameters) {
        return tenant.reader().get(tenant.path("/releases/?" + parameters)).then();
    }

    /** The versions of a page. */
    List<String> versions(String parameters) {
        return list(parameters).statusCode(200).extract().jsonPath().getList("version");
    }

    /** All rows of a list, page by page; with {@code back} every page is reached a second time from the one after it. */
    List<String> rows(String parameters, boolean back) {
        Map<Integer, List<String>> pages = new TreeMap<>();
        Optional<String> link = Optional.of(tenant.path("/releases/?" + parameters));
        boolean flat = parameters.contains("flatten");
        Response previous = null;
        for (int page = 0; link.isPresent(); page++) {
            Response answer = tenant.reader().get(link.get());
            assertThat(answer.statusCode()).isEqualTo(200);
            pages.put(page, rows(answer, flat));
            if (back && previous != null) {
                Response again = tenant.reader().get(link(answer, "previous").orElseThrow());
                assertThat(rows(again, flat)).isEqualTo(rows(previous, flat));
            }
            previous = answer;
            link = link(answer, "next");
        }
        return pages.values().stream().flatMap(List::stream).toList();
    }

    /** The versions, with the project where there is a row for each. */
    private static List<String> rows(Response answer, boolean flat) {
        JsonPath json = answer.jsonPath();
        List<String> versions = json.getList("version");
        List<List<String>> projects = json.getList("projects.slug");
        return IntStream.range(0, versions.size())
                .mapToObj(i -> flat ? versions.get(i) + " " + projects.get(i).getFirst() : versions.get(i))
                .toList();
    }

    /** The page before or after another one. */
    Response follow(Response page, String rel) {
        return tenant.reader().get(link(page, rel).orElseThrow());
    }

    /** Where the page before or after another one is, if there is one. */
    static Optional<String> link(Response page, String rel) {
        return LINK.matcher(page.header("Link"))
                .results()
                .filter(link -> link.group(2).equals(rel))
                .map(link -> link.group(1).replace(InfraResource.PUBLIC_URL, ""))
                .findFirst();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
