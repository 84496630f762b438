package dev.tessera.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret address of somebody's calendar.
 *
 * @param organisation whose meetings are in it; none: those of all the person's organisations
 */
public record CalendarFeed(long id, @Nullable Long organisation, Instant createdAt) {}
