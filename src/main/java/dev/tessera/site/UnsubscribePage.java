package dev.tessera.site;

/**
 * Where somebody ends letters of news.
 *
 * @param action the address that does so
 * @param done whether it is done
 */
public record UnsubscribePage(String action, boolean done) {}
