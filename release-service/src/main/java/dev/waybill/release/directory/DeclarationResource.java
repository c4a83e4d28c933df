package dev.waybill.release.directory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.kit.operator.OperatorOnly;
import jakarta.inject.Inject;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jspecify.annotations.Nullable;

/** The operator's way to set an organisation up. */
@OperatorOnly
@Path("/internal/organizations/{slug}")
class DeclarationResource {

    private final DeclareOrganization declareOrganization;

    @Inject
    DeclarationResource(DeclareOrganization declareOrganization) {
        this.declareOrganization = declareOrganization;
    }

    @PUT
    public DeclaredView put(@PathParam("slug") String slug, @Nullable JsonNode body) {
        return declareOrganization.declare(DeclarationReader.read(slug, body));
    }
}
