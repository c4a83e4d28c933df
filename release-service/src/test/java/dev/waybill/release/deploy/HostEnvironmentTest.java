package dev.waybill.release.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.release.environment.EnvironmentRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostEnvironmentTest {

    @ParameterizedTest
    @CsvSource({"production, production", "review/topic, review-topic", "Über\\x, Über-x", "' staging ', staging"})
    void whatAnEnvironmentMayNotHaveIsAHyphen(String told, String name) {
        assertThat(HostEnvironment.name(told)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b\r\nc\u007f", "x\ud800y"})
    void everyNameCanBeKept(String told) {
        assertThat(EnvironmentRules.broken(HostEnvironment.name(told))).isEmpty();
        assertThat(HostEnvironment.name(told)).isNotEmpty();
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        assertThat(HostEnvironment.name("\uD83D\uDE00".repeat(100))).isEqualTo("\uD83D\uDE00".repeat(64));
    }
}
