package dev.tessera.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page with one form: its fields, if any, and its one clear action.
 *
 * @param skip the label of a second action, which needs no field
 * @param error why it was not done
 * @param links where else to go
 */
public record FormPage(
        String heading,
        @Nullable String text,
        String action,
        List<Field> fields,
        String submit,
        @Nullable String skip,
        @Nullable String error,
        List<Link> links) {}
