/** The edge proxy: one address for clients, routed by deploy/routes.yaml. */
@NullMarked
package dev.waybill.local.edge;

import org.jspecify.annotations.NullMarked;
