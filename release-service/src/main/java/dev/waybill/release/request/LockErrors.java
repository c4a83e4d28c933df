package dev.waybill.release.request;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Where another process keeps a row for too long: 503, upon which clients try again by themselves. */
public class LockErrors {

    @ServerExceptionMapper({LockTimeoutException.class, PessimisticLockException.class})
    public Response busy(PersistenceException busy) {
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("Retry-After", "2")
                .entity(Map.of("detail", "Other changes of the same thing are still being made."))
                .build();
    }
}
