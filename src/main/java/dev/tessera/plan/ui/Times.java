package dev.tessera.plan.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ExtendedClientDetails;
import dev.tessera.plan.Slot;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as the venue's clocks show them and, where the reader's show something else, as those do. */
record Times(ZoneId venue, @Nullable ZoneId reader, Locale locale) {

    static Times of(ZoneId venue, Locale locale) {
        return new Times(venue, browser(), locale);
    }

    private static @Nullable ZoneId browser() {
        UI ui = UI.getCurrent();
        ExtendedClientDetails details = ui == null ? null : ui.getPage().getExtendedClientDetails();
        String zone = details == null ? null : details.getTimeZoneId();
        if (zone == null || zone.isBlank()) {
            return null;
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    LocalDate day(Slot slot) {
        return slot.begins().atZone(venue).toLocalDate();
    }

    String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale));
    }

    String span(Slot slot) {
        return span(slot, venue);
    }

    String dayAndSpan(Slot slot) {
        return day(slot)
                        .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                                .withLocale(locale)) + ", " + span(slot);
    }

    /** The slot by the reader's clock; nothing where that shows the same. */
    @Nullable String forReader(Slot slot) {
        ZoneId zone = reader;
        if (zone == null || same(slot.begins(), zone)) {
            return null;
        }
        return span(slot, zone);
    }

    /** Whether the reader's clock shows something else than the venue's. */
    boolean differsAt(Instant at) {
        return reader != null && !same(at, reader);
    }

    private boolean same(Instant at, ZoneId zone) {
        return zone.getRules().getOffset(at).equals(venue.getRules().getOffset(at));
    }

    private String span(Slot slot, ZoneId zone) {
        DateTimeFormatter time =
                DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
        return slot.begins().atZone(zone).format(time)
                + " – "
                + slot.ends().atZone(zone).format(time);
    }
}
