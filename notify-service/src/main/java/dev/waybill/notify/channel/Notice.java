package dev.waybill.notify.channel;

/** What people are told, complete, so that a message can be made of it at any later attempt. Stored once for all its recipients. */
public sealed interface Notice permits DeployNotice {

    /** What it is about, as it is stored and shown. */
    enum Kind {
        DEPLOY("deploy");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    Kind kind();

    /** Which one of its kind; a notice is told once. */
    long id();

    /** Whose it is. */
    long organizationId();

    /** Kind and id as facts and logs name it, such as {@code deploy/42}. */
    default String subject() {
        return kind().wireName() + "/" + id();
    }
}
