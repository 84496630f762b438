package dev.tessera.trial;

import dev.tessera.access.Viewer;

/** An organisation may know of an unlisted trial and join it; told in the transaction that invites it. */
public record OrganisationInvited(long trial, long organisation, Viewer by) {}
