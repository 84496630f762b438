package dev.tessera.trial;

/**
 * How a trial's results come about.
 *
 * @param sidesHidden whether, of a pair, a side sees what the other says only once it has spoken itself
 * @param disputeDays in how many days two sides that disagree may come to agree, before a reviewer decides
 * @param appealDays in how many days of a decision a participant may ask to look again
 */
public record ResultRules(boolean sidesHidden, int disputeDays, int appealDays) {

    /** The rules where nobody said anything else. */
    public static final ResultRules USUAL = new ResultRules(true, 7, 14);
}
