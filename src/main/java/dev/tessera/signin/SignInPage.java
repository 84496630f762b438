package dev.tessera.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where people sign in.
 *
 * @param error why somebody who tried is not signed in
 * @param providers where else one may be signed in
 * @param demonstration whether it is one, whose password everybody knows
 */
public record SignInPage(@Nullable String error, List<Link> providers, boolean demonstration) {}
