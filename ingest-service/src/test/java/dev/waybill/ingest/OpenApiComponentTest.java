package dev.waybill.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.test.ApiTruth;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CuttableKafka.class)
class OpenApiComponentTest {

    @Test
    void theDocumentSaysWhatEveryOperationAnswers() {
        assertThat(ApiTruth.undescribed()).isEmpty();
    }
}
