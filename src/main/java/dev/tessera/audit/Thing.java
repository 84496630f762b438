package dev.tessera.audit;

import org.jspecify.annotations.Nullable;

/**
 * What an audit entry is about.
 *
 * @param name as it is called now
 * @param organisation whose it is, where it is somebody's: their managers read the entry too
 * @param trial the trial that it belongs to, if any
 * @param person the account of somebody whom it concerns; entries name people by it only, so that whoever left is
 *     named no more
 */
public record Thing(
        ThingKind kind,
        long id,
        String name,
        @Nullable Long organisation,
        @Nullable Long trial,
        @Nullable Long person) {

    public Thing(ThingKind kind, long id, String name, @Nullable Long organisation, @Nullable Long trial) {
        this(kind, id, name, organisation, trial, null);
    }

    public static Thing account(long id) {
        return new Thing(ThingKind.ACCOUNT, id, "", null, null, id);
    }

    public static Thing organisation(long id, String name) {
        return new Thing(ThingKind.ORGANISATION, id, name, id, null);
    }

    public static Thing product(long id, String name, long organisation) {
        return new Thing(ThingKind.PRODUCT, id, name, organisation, null);
    }

    public static Thing trial(long id, String name) {
        return new Thing(ThingKind.TRIAL, id, name, null, id);
    }

    /** The same thing, where what was done concerns somebody. */
    public Thing concerning(long account) {
        return new Thing(kind, id, name, organisation, trial, account);
    }
}
