package dev.waybill.release.release;

import dev.waybill.release.Tenant;
import dev.waybill.test.GoldenJson;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bodies of the web API, member by member. */
@QuarkusTest
@WithTestResource(InfraResource.class)
class ReleaseWireTest {

    private Tenant tenant;

    @BeforeEach
    void tenant() {
        tenant = Tenant.create();
    }

    @Test
    void showsANewRelease() {
        String release = tenant.ci()
                .header("User-Agent", "sentry-cli/3.8.0")
                .body("""
                        {"version":"foo.bar.BazApp@1.0a+20200101100","projects":["web"],"dateStarted":"2026-11-23T17:12:57.29Z"}""")
                .post(tenant.path("/releases/"))
                .asString();

        GoldenJson.assertMatches(release, ReleaseWireTest.class, "new-release.json");
    }

    @Test
    void showsAReleaseWithCommitsAndDeploys() {
        tenant.release("a86d127c4b2f23a0a862620280427dcc01c78676", "c2", "c1");
        tenant.deploy("a86d127c4b2f23a0a862620280427dcc01c78676", "production");

        String release = tenant.reader()
                .get(tenant.path("/releases/a86d127c4b2f23a0a862620280427dcc01c78676/"))
                .asString();

        GoldenJson.assertMatches(release, ReleaseWireTest.class, "deployed-release.json");
    }
}
