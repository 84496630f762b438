package dev.tessera.specification;

import dev.tessera.common.Fault;
import dev.tessera.common.Label;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import dev.tessera.common.Text;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was filled in about a specification version, and remembers each objection with its field, so that a form
 * shows all of them at once. The places of the faults are the fields' own message keys.
 */
final class FactCheck {

    private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");
    private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)https?://[^\\s/?#@]+([/?#]\\S*)?");
    private static final int LONGEST_ADDRESS = 2000;
    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_SOURCE = 2000;
    private static final int MOST_LINKS = 50;

    private final List<Fault> faults = new ArrayList<>();

    /** The form as it is kept. */
    SpecificationForm sound(SpecificationForm form) {
        SpecificationForm sound = new SpecificationForm(
                label("name", form.name()),
                label("specificationName", form.specificationName()),
                label("family", form.family()),
                form.status(),
                form.roles() == null ? null : roles(form.roles()),
                date(form.issued()),
                address("url", form.url()),
                text("note", form.note(), LONGEST_TEXT),
                text("source", form.source(), LONGEST_SOURCE),
                text("description", form.description(), LONGEST_TEXT),
                form.editor() == null || form.editor().isBlank() ? null : form.editor(),
                form.dates() == null ? null : dates(form.dates()),
                form.links() == null ? null : links(form.links()),
                form.relations() == null ? null : List.copyOf(new HashSet<>(form.relations())));
        end();
        return sound;
    }

    void object(String field, String key, Object... args) {
        faults.add(new Fault(Sentence.of("specification.field." + field), Sentence.of(key, args)));
    }

    /** Ends the request if anything was objected to. */
    void end() {
        if (!faults.isEmpty()) {
            throw refusal();
        }
    }

    Refusal refusal() {
        if (faults.size() == 1) {
            Sentence only = faults.getFirst().reason();
            return Refusal.invalid(faults, only.key(), only.args().toArray());
        }
        return Refusal.invalid(faults, "form.faults", faults.size());
    }

    private @Nullable String label(String field, @Nullable String given) {
        if (given == null) {
            return null;
        }
        String tidy = Label.tidy(given);
        Label.objection(tidy).ifPresent(o -> object(field, "field.invalid", field, o));
        return tidy;
    }

    @Nullable String text(String field, @Nullable String given, int longest) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String text = given.strip();
        if (text.length() > longest) {
            object(field, "field.long", field, text.length(), longest);
        }
        if (!Text.isStorable(text)) {
            object(field, "field.nul", field);
        }
        return text;
    }

    private @Nullable String address(String field, @Nullable String given) {
        String address = text(field, given, LONGEST_ADDRESS);
        if (address != null && !WEB_ADDRESS.matcher(address).matches()) {
            object(field, "url.invalid", address);
        }
        return address;
    }

    private @Nullable String date(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        if (!isDate(given.strip())) {
            object("issued", "specification.issued-invalid", given);
        }
        return given.strip();
    }

    /** Whether this is a day, a month or a year that there is. */
    static boolean isDate(String text) {
        if (!DATE.matcher(text).matches()) {
            return false;
        }
        try {
            switch (text.length()) {
                case 4 -> Year.parse(text);
                case 7 -> YearMonth.parse(text);
                default -> LocalDate.parse(text);
            }
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private List<String> roles(List<String> names) {
        List<String> roles = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            String role = label("roles", name);
            if (role != null && !seen.add(role.toLowerCase(Locale.ROOT))) {
                object("roles", "specification.role-twice", role);
            }
            roles.add(role);
        }
        return roles;
    }

    /** A version goes from status to status in their order; a date that is less precise may be any day in it. */
    private List<StatusDate> dates(List<StatusDate> given) {
        Map<SpecificationStatus, String> dates = new EnumMap<>(SpecificationStatus.class);
        for (StatusDate date : given) {
            String reached = date.reached().strip();
            if (!isDate(reached)) {
                object("dates", "specification.issued-invalid", date.reached());
            } else if (dates.put(date.status(), reached) != null) {
                object("dates", "specification.date-twice");
            }
        }
        String before = "";
        for (Map.Entry<SpecificationStatus, String> date : dates.entrySet()) {
            String reached = date.getValue();
            int known = Math.min(before.length(), reached.length());
            if (reached.substring(0, known).compareTo(before.substring(0, known)) < 0) {
                object("dates", "specification.dates-disordered", reached, before);
            }
            // What is deprecated may have been superseded before or after.
            before = date.getKey() == SpecificationStatus.DEPRECATED ? before : reached;
        }
        return dates.entrySet().stream()
                .map(e -> new StatusDate(e.getKey(), e.getValue()))
                .sorted(Comparator.comparing(StatusDate::status))
                .toList();
    }

    private List<SpecificationLink> links(List<SpecificationLink> given) {
        List<SpecificationLink> links = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (SpecificationLink link : given) {
            String url = address("links", link.url());
            String label = Label.tidy(link.label());
            Label.objection(label).ifPresent(o -> object("links", "field.invalid", "links", o));
            if (url == null) {
                object("links", "url.invalid", link.url());
            } else if (!seen.add(url)) {
                object("links", "specification.link-twice", url);
            } else {
                links.add(new SpecificationLink(label, url));
            }
        }
        if (links.size() > MOST_LINKS) {
            object("links", "form.many", links.size(), MOST_LINKS);
        }
        return links;
    }
}
