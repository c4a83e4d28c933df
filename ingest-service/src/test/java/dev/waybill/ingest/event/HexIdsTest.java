package dev.waybill.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HexIdsTest {

    private static final String ID = "9ec79c33ec9942ab8353589fcb2e04dc";

    @ParameterizedTest
    @ValueSource(strings = {ID, "9EC79C33EC9942AB8353589FCB2E04DC", "9ec79c33-ec99-42ab-8353-589fcb2e04dc"})
    void readsBothForms(String text) {
        assertThat(HexIds.parse(text)).isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "9ec79c33",
                "9ec79c33ec9942ab8353589fcb2e04dg",
                "9ec79c33ec99-42ab-8353-589fcb2e04-dc",
                "9ec79c33-ec99-42ab-8353-589fcb2e04d"
            })
    void knowsWhatIsNone(String text) {
        assertThat(HexIds.parse(text)).isNull();
    }

    @Test
    void makesVersion4() {
        assertThat(HexIds.random()).matches("[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}");
        assertThat(HexIds.random()).isNotEqualTo(HexIds.random());
    }
}
