package dev.waybill.commit.repository;

import dev.waybill.commit.Tenant;
import io.restassured.response.Response;
import java.util.Map;

/** What a tenant asks about its repositories. */
record RepoCalls(Tenant tenant) {

    static final String REPOS = "/api/0/organizations/{org}/repos/";

    Response register(Map<String, String> body) {
        return tenant.call().body(body).post(REPOS, tenant.slug);
    }

    Response change(long id, Map<String, String> body) {
        return tenant.call().body(body).put(REPOS + "{id}/", tenant.slug, id);
    }

    Response show(long id) {
        return tenant.call().get(REPOS + "{id}/", tenant.slug, id);
    }

    static long id(Response repository) {
        return Long.parseLong(repository.path("id"));
    }
}
