package dev.waybill.bench.machine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Says what a figure was measured on, and whether somebody else was at work there too. */
public final class Hardware {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Hardware() {}

    /** Date, processors, memory, JDK. */
    public static String line() {
        return String.format(
                Locale.ROOT,
                "%s, %d processors, %d GiB, JDK %s; %s",
                LocalDate.now(ZoneOffset.UTC),
                SYSTEM.getAvailableProcessors(),
                Math.round(SYSTEM.getTotalMemorySize() / 1024.0 / 1024 / 1024),
                Runtime.version(),
                load());
    }

    /** The load of the machine over the last minute. */
    public static String load() {
        return String.format(Locale.ROOT, "load average %.2f", SYSTEM.getSystemLoadAverage());
    }
}
