package dev.tessera.signin;

import org.jspecify.annotations.Nullable;

/**
 * One field of a form.
 *
 * @param type as HTML has it: {@code text}, {@code email}, {@code password}
 * @param autocomplete what it is, to password managers
 * @param hint what is expected, beneath it
 */
public record Field(
        String name,
        String label,
        String type,
        String autocomplete,
        String value,
        @Nullable String hint) {

    static Field email(Words words, String value) {
        return new Field("email", words.say("sign-in.email"), "email", "email", value, null);
    }

    static Field name(Words words, String value) {
        return new Field("name", words.say("sign-in.name"), "text", "name", value, words.say("sign-in.name-hint"));
    }

    static Field newPassword(Words words) {
        return new Field(
                "password",
                words.say("sign-in.new-password"),
                "password",
                "new-password",
                "",
                words.say("sign-in.new-password-hint"));
    }
}
