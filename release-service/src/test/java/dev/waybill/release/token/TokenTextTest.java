package dev.waybill.release.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenTextTest {

    private static final String URL = "https://waybill.example:9000";

    private final byte[] random = bytes(7);

    @Test
    void aMembersTokenHasTheFormThatClientsKnow() {
        assertThat(TokenText.ofMember(random)).matches("sntryu_[0-9a-f]{64}");
    }

    @Test
    void anOrganizationsTokenTellsClientsWhereToGo() throws Exception {
        String token = TokenText.ofOrganization(random, URL, "demo", Instant.parse("2026-11-24T10:00:00.25Z"));

        String[] parts = token.split("_");
        assertThat(parts).hasSize(3);
        assertThat(parts[0]).isEqualTo("sntrys");
        JsonNode json = new ObjectMapper().readTree(Base64.getDecoder().decode(parts[1]));
        assertThat(json.path("iat").asDouble()).isEqualTo(1_795_514_400.25);
        assertThat(json.path("url").asText()).isEqualTo(URL);
        assertThat(json.path("region_url").asText()).isEqualTo(URL);
        assertThat(json.path("org").asText()).isEqualTo("demo");
        assertThat(parts[1].length() % 4).isZero();
        assertThat(parts[2]).hasSize(43).doesNotContain("=");
        assertThat(Base64.getDecoder().decode(parts[2])).hasSize(32);
    }

    @Test
    void aScannerTellsRealOnesFromMadeUpOnes() {
        String member = TokenText.ofMember(random);
        String organization = TokenText.ofOrganization(random, URL, "demo", Instant.EPOCH);

        assertThat(TokenText.isGenuine(member)).isTrue();
        assertThat(TokenText.isGenuine(organization)).isTrue();
        assertThat(TokenText.isGenuine("sntryu_" + "0".repeat(64))).isFalse();
        assertThat(TokenText.isGenuine(flipped(member, "sntryu_".length() + 3))).isFalse();
        assertThat(TokenText.isGenuine(flipped(organization, organization.length() - 20)))
                .isFalse();
        assertThat(TokenText.isGenuine("sntrys_" + Base64.getEncoder().encodeToString("{\"org\":\"other\"}".getBytes())
                        + organization.substring(organization.lastIndexOf('_'))))
                .isFalse();
        assertThat(TokenText.isGenuine("sntryu_short")).isFalse();
        assertThat(TokenText.isGenuine("")).isFalse();
    }

    @Test
    void takesAllItsRandomBytes() {
        assertThat(TokenText.ofMember(bytes(1))).isNotEqualTo(TokenText.ofMember(bytes(2)));
        assertThatThrownBy(() -> TokenText.ofMember(new byte[8])).isInstanceOf(IllegalArgumentException.class);
    }

    private static String flipped(String text, int index) {
        char other = text.charAt(index) == 'a' ? 'b' : 'a';
        return text.substring(0, index) + other + text.substring(index + 1);
    }

    private static byte[] bytes(int seed) {
        byte[] bytes = new byte[TokenText.RANDOM_BYTES];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
