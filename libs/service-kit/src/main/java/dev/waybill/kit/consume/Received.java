package dev.waybill.kit.consume;

import dev.waybill.contracts.Fact;
import dev.waybill.kit.event.FactMetadata;

/** A fact and what its headers say. */
public record Received<F extends Fact>(FactMetadata metadata, F fact) {}
