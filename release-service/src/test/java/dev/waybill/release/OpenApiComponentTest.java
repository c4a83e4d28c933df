package dev.waybill.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.test.ApiTruth;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class OpenApiComponentTest {

    @Test
    void theDocumentSaysWhatEveryOperationAnswers() {
        assertThat(ApiTruth.undescribed()).isEmpty();
    }
}
