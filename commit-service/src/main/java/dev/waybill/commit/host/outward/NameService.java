package dev.waybill.commit.host.outward;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks host names up. */
@FunctionalInterface
interface NameService {

    /** All addresses of a host, of which there is at least one. */
    InetAddress[] lookUp(String host) throws UnknownHostException;
}
