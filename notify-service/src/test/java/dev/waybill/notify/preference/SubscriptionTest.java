package dev.waybill.notify.preference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionTest {

    @Test
    void whatALinkCarriesIsReadBack() {
        Subscription subscription = new Subscription(1, 7, "deploy", "feature/x y\u00e4");

        assertThat(Subscription.parse(subscription.format())).contains(subscription);
    }

    @Test
    void linksOfOldMailsGoOnWorking() {
        assertThat(Subscription.parse("1/1/7/deploy/production"))
                .contains(new Subscription(1, 7, "deploy", "production"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1/1/7/deploy/", "2/1/7/deploy/production", "1/x/7/deploy/production", "1/1/7/deploy"})
    void anythingElseIsNothing(String text) {
        assertThat(Subscription.parse(text)).isEmpty();
    }
}
