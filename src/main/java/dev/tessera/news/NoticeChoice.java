package dev.tessera.news;

import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;

/**
 * How somebody wants to be told by mail.
 *
 * @param mail of everything that is not said otherwise
 * @param otherwise of what it is said otherwise
 * @param zone whose morning it is when the daily letter comes
 */
public record NoticeChoice(NoticeDelivery mail, Map<NoticeGroup, NoticeDelivery> otherwise, ZoneId zone) {

    public NoticeChoice {
        Map<NoticeGroup, NoticeDelivery> differing = new EnumMap<>(NoticeGroup.class);
        differing.putAll(otherwise);
        NoticeDelivery usual = mail;
        differing.values().removeIf(delivery -> delivery == usual);
        otherwise = Map.copyOf(differing);
    }

    /**
     * Of whoever has chosen nothing: what concerns them personally at once, what others report, which can come every
     * hour while a trial runs, once a day.
     */
    static NoticeChoice usual() {
        return new NoticeChoice(
                NoticeDelivery.AT_ONCE, Map.of(NoticeGroup.RESULTS, NoticeDelivery.DAILY), ZoneId.systemDefault());
    }

    public NoticeDelivery of(NoticeGroup group) {
        return otherwise.getOrDefault(group, mail);
    }
}
