package dev.tessera.site;

import java.util.List;

/** The trials on the front page, by where they stand. */
public record FrontPage(List<TrialCard> now, List<TrialCard> announced, List<TrialCard> published) {}
