package dev.waybill.commit.repository;

import java.util.List;

/** The secrets that a repository's host may sign with, the current one first. Never to be logged. */
public record SigningSecrets(List<byte[]> values) {

    public SigningSecrets {
        values = List.copyOf(values);
    }

    @Override
    public String toString() {
        return "SigningSecrets[" + values.size() + "]";
    }
}
