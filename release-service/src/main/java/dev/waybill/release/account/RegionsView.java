package dev.waybill.release.account;

import java.util.List;

/** The places where a caller's organisations are served. */
record RegionsView(List<RegionView> regions) {

    /** One of them. */
    record RegionView(String name, String url) {}
}
