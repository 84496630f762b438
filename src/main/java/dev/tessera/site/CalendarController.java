package dev.tessera.site;

import dev.tessera.access.Viewer;
import dev.tessera.plan.Calendars;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Calendars that other programs subscribe to. */
@Controller
class CalendarController {

    private static final String TYPE = "text/calendar;charset=utf-8";

    private final Calendars calendars;

    CalendarController(Calendars calendars) {
        this.calendars = calendars;
    }

    @GetMapping("/trials/{trial}/calendar.ics")
    ResponseEntity<byte[]> ofTrial(@PathVariable("trial") String slug, HttpServletRequest request, Locale locale) {
        byte[] calendar = calendars.ofTrial(Viewer.ANYBODY, slug, locale);
        return Answer.with(Representation.of(TYPE, slug + ".ics", calendar), request);
    }

    /** Whoever has the address has the calendar: nothing between them and this server is to keep it. */
    @GetMapping("/calendars/{feed}.ics")
    ResponseEntity<byte[]> behind(@PathVariable("feed") String secret, HttpServletRequest request, Locale locale) {
        byte[] calendar = calendars.behind(secret, locale);
        return Answer.privately(Representation.of(TYPE, "tessera.ics", calendar), request);
    }
}
