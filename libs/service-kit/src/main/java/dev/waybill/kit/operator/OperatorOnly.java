package dev.waybill.kit.operator;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource under {@code /internal}: only for who presents {@code waybill.operator-token} as {@code Authorization: Bearer …}. For
 * everybody else, and where no token is configured, the resource does not exist (404).
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface OperatorOnly {}
