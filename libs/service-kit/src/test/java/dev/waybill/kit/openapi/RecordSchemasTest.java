package dev.waybill.kit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.Index;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordSchemasTest {

    record BoxView(
            @JsonProperty("package") String packageName,
            @Nullable String label,
            @Nullable LidView lid) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LidView(String colour, @Nullable String handle) {}

    record BoxRequest(String label, @Nullable String colour) {}

    @Test
    void whatMayBeNullIsRequiredAllTheSame() {
        Schema box = completed("BoxView", "package", "label", "lid");

        assertThat(box.getRequired()).containsExactlyInAnyOrder("package", "label", "lid");
        assertThat(box.getProperties().get("package").getType()).containsExactly(SchemaType.STRING);
        assertThat(box.getProperties().get("label").getType()).containsExactly(SchemaType.STRING, SchemaType.NULL);
    }

    @Test
    void whatIsLeftOutIsNotRequiredAndNeverNull() {
        Schema lid = completed("LidView", "colour", "handle");

        assertThat(lid.getRequired()).containsExactly("colour");
        assertThat(lid.getProperties().get("handle").getType()).containsExactly(SchemaType.STRING);
    }

    @Test
    void whatAClientMayLeaveOutIsNotRequired() {
        Schema request = completed("BoxRequest", "label", "colour");

        assertThat(request.getRequired()).containsExactly("label");
        assertThat(request.getProperties().get("colour").getType()).contains(SchemaType.NULL);
    }

    @Test
    void aReferenceMayBeNull() {
        Components components = OASFactory.createComponents();
        Schema box = schema("package", "label");
        box.addProperty("lid", OASFactory.createSchema().ref("LidView"));
        components.addSchema("BoxView2", box);

        records().complete(components);

        assertThat(box.getProperties().get("lid").getAnyOf())
                .extracting(Schema::getType)
                .containsExactly(null, List.of(SchemaType.NULL));
    }

    @Test
    void aSchemaWithOtherMembersIsLeftAlone() {
        assertThat(completed("BoxView", "width").getRequired()).isNull();
    }

    private static Schema completed(String name, String... members) {
        Components components = OASFactory.createComponents();
        Schema schema = schema(members);
        components.addSchema(name, schema);
        records().complete(components);
        return schema;
    }

    private static Schema schema(String... members) {
        Schema schema = OASFactory.createSchema().addType(SchemaType.OBJECT);
        for (String member : members) {
            schema.addProperty(member, OASFactory.createSchema().addType(SchemaType.STRING));
        }
        return schema;
    }

    private static RecordSchemas records() {
        try {
            return new RecordSchemas(Index.of(BoxView.class, LidView.class, BoxRequest.class));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
