package dev.waybill.release.environment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An environment of an organisation. Its row lock keeps the deploys to it in order. */
@Entity
@Table(name = "environment")
public class Environment {

    @Id
    private long id;

    private long organizationId;
    private String name;

    @SuppressWarnings("NullAway.Init")
    protected Environment() {}

    public long id() {
        return id;
    }

    public long organizationId() {
        return organizationId;
    }

    /** The name; empty for telemetry that names none. */
    public String name() {
        return name;
    }
}
