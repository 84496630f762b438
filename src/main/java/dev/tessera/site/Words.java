package dev.tessera.site;

import dev.tessera.common.Messages;
import dev.tessera.common.Sentence;
import dev.tessera.specification.SpecificationStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** What the pages say, in one reader's language. */
public record Words(Messages messages, Locale locale) {

    private static final ZoneId UTC = ZoneId.of("UTC");

    /** The text of one of the keys that begin with {@code site.}. */
    public String say(String key, Object... args) {
        return messages.text(locale, "site." + key, args);
    }

    public String say(Sentence sentence) {
        return messages.text(locale, sentence);
    }

    /** What people call a constant: {@code TrialStatus.OPEN} is at {@code site.trial-status.open}. */
    public String word(Enum<?> constant) {
        return say(kebab(constant.getDeclaringClass().getSimpleName()) + "." + slug(constant));
    }

    /** What people call a status of a specification version, by the word that addresses have for it. */
    public String status(String word) {
        return word(SpecificationStatus.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    /** A constant as a style sheet names it: {@code public-draft}. */
    public static String slug(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String date(LocalDate date) {
        return say("date", date);
    }

    /** The day of a moment, in UTC. */
    public String date(Instant moment) {
        return date(moment.atZone(UTC).toLocalDate());
    }

    /** A moment, by the day and the minute in UTC: readers are everywhere. */
    public String moment(Instant moment) {
        return say("moment", moment.atZone(UTC));
    }

    /** A date of issue that may be known by its year or month only: {@code 2019}, {@code 2019-04}. */
    public String issued(String iso) {
        return switch (iso.length()) {
            case 4 -> iso;
            case 7 -> say("month", LocalDate.parse(iso + "-01"));
            default -> date(LocalDate.parse(iso));
        };
    }

    /** What a country (ISO 3166) is called. */
    public String country(String code) {
        return Locale.of("", code).getDisplayCountry(locale);
    }

    /** An address as people read it: without what all of them begin with. */
    public String address(String url) {
        return url.replaceFirst("^https?://(www\\.)?", "").replaceFirst("/$", "");
    }

    /** Several things in one phrase. */
    public String list(List<String> things) {
        return String.join(say("comma"), things);
    }

    public String language() {
        return locale.toLanguageTag();
    }

    public String direction() {
        return Messages.isRightToLeft(locale) ? "rtl" : "ltr";
    }

    private static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
