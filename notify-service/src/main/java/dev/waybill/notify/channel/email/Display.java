package dev.waybill.notify.channel.email;

import java.util.List;

/**
 * How much a mail lists. Mailboxes cut a mail at about 102 KB, so what would be larger is rendered again with less; the last step is always
 * small enough.
 *
 * @param own commits of the reader
 * @param authors other authors
 * @param each commits of each of them
 */
record Display(int own, int authors, int each) {

    static final List<Display> STEPS =
            List.of(new Display(25, 20, 10), new Display(25, 12, 5), new Display(20, 8, 3), new Display(5, 0, 0));
}
