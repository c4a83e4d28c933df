package dev.waybill.bench.releases;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A kind of call to the API.
 *
 * @param aimMillis what its 99th percentile shall not be above, null if there is no aim
 * @param measured how often it is made; some more go before to warm up
 * @param request the nth call
 */
record Call(String name, @Nullable Integer aimMillis, int measured, IntFunction<Request> request) {

    /**
     * One call.
     *
     * @param path below the service's address
     * @param json its body, null if it has none
     */
    record Request(String method, String path, @Nullable String json) {

        static Request get(String path) {
            return new Request("GET", path, null);
        }
    }
}
