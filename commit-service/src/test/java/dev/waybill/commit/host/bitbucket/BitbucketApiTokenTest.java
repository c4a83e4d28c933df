package dev.waybill.commit.host.bitbucket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** With an API token of a person instead of the repository's access token. */
class BitbucketApiTokenTest extends BitbucketContractTest {

    @Override
    protected String token() {
        return "ada@example.org:t0ken";
    }

    @Override
    protected String credential() {
        return "Basic " + Base64.getEncoder().encodeToString(token().getBytes(UTF_8));
    }
}
