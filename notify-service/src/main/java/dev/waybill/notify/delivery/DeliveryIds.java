package dev.waybill.notify.delivery;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import dev.waybill.notify.channel.Notice;
import java.util.UUID;

/** Ids of deliveries: the same notice to the same member by the same channel always gets the same one, so nobody is told twice. */
final class DeliveryIds {

    /** The namespace of the names; never to be changed, or everything would be sent again. */
    private static final NameBasedGenerator NAMES =
            Generators.nameBasedGenerator(UUID.fromString("0b7de9a4-52c3-5f0e-8a6d-3f1c9e5b7a20"));

    private DeliveryIds() {}

    static UUID of(Notice notice, long memberId, String channel) {
        return NAMES.generate(notice.subject() + '\n' + memberId + '\n' + channel);
    }
}
