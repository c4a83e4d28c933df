package dev.waybill.commit.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commit.Payload;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every host is held to whatever it sends: who is heard, and what is taken of that. */
abstract class WebhookDeliveriesContract extends Sending {

    private static final int LIMIT = 25 * 1024 * 1024;

    /** The host's words for a push. */
    protected abstract Letter push(ToldPush push);

    /** Something that the host tells and nobody keeps. */
    protected abstract Letter uninteresting();

    /** What the host really sent, where such payloads lie beside the project. */
    protected abstract List<Recorded> recorded();

    /**
     * A payload that was recorded.
     *
     * @param kept false if it is taken and ignored
     */
    public record Recorded(String folder, String file, String event, String repository, boolean kept) {}

    @BeforeEach
    final void connect() {
        register();
    }

    @Test
    final void onlyWhoKnowsTheSecretIsHeard() {
        Letter letter = push(ToldPush.growing("refs/heads/main", null, 1));
        String id = UUID.randomUUID().toString();
        byte[] body = body(letter, id);

        assertThat(send(letter, id, signature(body, "another secret"), body).statusCode())
                .isEqualTo(401);
        assertThat(send(letter, id, Map.of(), body).statusCode()).isEqualTo(401);
        assertThat(send(letter, id, nonsense(), body).statusCode()).isEqualTo(401);
        assertThat(deliveries()).isEmpty();

        // The id was not taken by those that were refused.
        assertThat(send(letter, id, signature(body, secret()), body).statusCode())
                .isEqualTo(202);
    }

    @Test
    final void whileASecretIsReplacedBothAreTaken() {
        String former = secret();
        rotate();

        assertThat(send(push(ToldPush.growing("refs/heads/main", null, 1)), former)
                        .statusCode())
                .isEqualTo(202);
        assertThat(send(push(ToldPush.growing("refs/heads/main", null, 1)), secret())
                        .statusCode())
                .isEqualTo(202);

        rotate();
        assertThat(send(push(ToldPush.growing("refs/heads/main", null, 1)), former)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    final void onlyItsOwnAddressIsARepositorys() {
        Letter letter = push(ToldPush.growing("refs/heads/main", null, 1));

        assertThat(sendTo("/webhooks/" + host() + "/999999999", letter).statusCode())
                .isEqualTo(404);
        String other = "github".equals(host()) ? "gitea" : "github";
        assertThat(sendTo("/webhooks/" + other + "/" + repositoryId(), letter).statusCode())
                .isEqualTo(404);
        assertThat(sendTo("/webhooks/nowhere/" + repositoryId(), letter).statusCode())
                .isEqualTo(404);
        assertThat(deliveries()).isEmpty();
    }

    @Test
    final void aRepeatedDeliveryChangesNothing() {
        ToldPush push = ToldPush.growing("refs/heads/main", Payload.sha(), 2);
        Letter letter = push(push);
        String id = UUID.randomUUID().toString();
        byte[] body = body(letter, id);
        HttpResponse<String> first = send(letter, id, signature(body, secret()), body);
        await(first, "processed");

        HttpResponse<String> second = send(letter, id, signature(body, secret()), body);

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(number(second)).isEqualTo(number(first));
        assertThat(deliveries()).hasSize(1);
        assertThat(moves("refs/heads/main")).hasSize(1);
    }

    @Test
    final void aBodyIsTakenUpTo25MebibytesAndNoFurther() {
        Letter letter = push(ToldPush.growing("refs/heads/main", null, 1));
        byte[] fits = padded(letter, LIMIT);
        byte[] tooLong = padded(letter, LIMIT + 1);

        HttpResponse<String> taken = send(letter, UUID.randomUUID().toString(), signature(fits, secret()), fits);
        HttpResponse<String> refused =
                send(letter, UUID.randomUUID().toString(), signature(tooLong, secret()), tooLong);

        assertThat(taken.statusCode()).isEqualTo(202);
        assertThat(refused.statusCode()).isEqualTo(413);
        await(taken, "processed");
    }

    @Test
    final void whatIsNotUtf8FailsVisibly() {
        String text = new String(body(push(ToldPush.growing("refs/heads/main", null, 1)), "an-id"), UTF_8);
        byte[] latin = text.replace("message of", "\u00fcber").getBytes(ISO_8859_1);

        long id = await(sendRaw(pushEvent(), latin), "failed");

        assertThat(reason(id)).contains("UTF-8");
    }

    @Test
    final void whatIsNotJsonFailsVisibly() {
        long id = await(sendRaw(pushEvent(), "{\"ref\": [".getBytes(UTF_8)), "failed");
        assertThat(reason(id)).contains("line 1");

        id = await(sendRaw(pushEvent(), "[]".getBytes(UTF_8)), "failed");
        assertThat(reason(id)).isNotBlank();
    }

    @Test
    final void otherEventsAreKeptAndIgnored() {
        await(send(uninteresting(), secret()), "ignored");
    }

    @Test
    final void whatTheHostReallySentIsTakenFromWhoKnowsTheSecret() {
        useTenantOfItsOwn();
        for (Recorded recorded : recorded()) {
            byte[] body = Fixtures.read(recorded.folder(), recorded.file());
            register(recorded.repository());
            Letter letter = new Letter(recorded.event(), Map.of());
            String id = UUID.randomUUID().toString();

            assertThat(send(letter, id, signature(body, "another secret"), body).statusCode())
                    .as(recorded.file())
                    .isEqualTo(401);
            await(send(letter, id, signature(body, secret()), body), recorded.kept() ? "processed" : "ignored");
        }
    }

    private String pushEvent() {
        return push(ToldPush.growing("refs/heads/main", null, 1)).event();
    }

    /** Works a letter off. */
    protected final void processed(Letter letter) {
        await(send(letter, secret()), "processed");
    }
}
