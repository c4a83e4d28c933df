/** What the OpenAPI documents of all services share: who may ask, what goes wrong, and which members of a record may be null. */
@NullMarked
package dev.waybill.kit.openapi;

import org.jspecify.annotations.NullMarked;
