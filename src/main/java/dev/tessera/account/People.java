package dev.tessera.account;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.SiteRole;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Label;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Those who have an account: how they are called, and what they may do on the whole site. */
@Service
public class People {

    private static final int MOST = 200;

    private final PersonQueries queries;
    private final AccessPolicy policy;
    private final Audit audit;

    People(PersonQueries queries, AccessPolicy policy, Audit audit) {
        this.queries = queries;
        this.policy = policy;
        this.audit = audit;
    }

    /** Somebody by their account; none where they left. For the product's own use: it says nothing of rights. */
    public Optional<AccountHolder> find(long account) {
        return queries.byId(account).map(Person::holder);
    }

    /** Somebody by their mail address, whatever its case. For the product's own use: it tells who has an account. */
    public Optional<AccountHolder> byEmail(String email) {
        return queries.byEmail(email).map(Person::holder);
    }

    /** Coordinators and administrators, to be written to when something waits for them. */
    public List<AccountHolder> coordinators() {
        return queries.withSiteRole();
    }

    /** Who looks, as a person. */
    public AccountHolder me(Viewer viewer) {
        return find(policy.requirePerson(viewer)).orElseThrow(() -> Refusal.forbidden("access.sign-in-first"));
    }

    /** People whose name or address has this text in it, the first {@value #MOST}; for administrators. */
    public List<AccountHolder> matching(Viewer viewer, String text) {
        policy.requireAdministrator(viewer);
        return queries.matching(text, MOST);
    }

    /** Gives somebody a site-wide role, or takes it. The last administrator stays one. */
    @Transactional
    public void setSiteRole(Viewer viewer, long account, @Nullable SiteRole role, @Nullable String why) {
        policy.requireAdministrator(viewer);
        int administrators = queries.lockAdministrators();
        AccountHolder person = find(account).orElseThrow(() -> Refusal.notFound("people.unknown"));
        if (person.siteRole() == SiteRole.ADMINISTRATOR && role != SiteRole.ADMINISTRATOR && administrators == 1) {
            throw Refusal.conflict("people.last-administrator");
        }
        queries.siteRole(account, role);
        audit.changed(
                viewer,
                "account.site-role-changed",
                Thing.account(account),
                field("siteRole", person.siteRole()),
                field("siteRole", role),
                why);
    }

    /** Changes how the viewer is called, and in which language they are written to. */
    @Transactional
    public void change(Viewer viewer, String name, @Nullable String language) {
        AccountHolder me = me(viewer);
        String tidy = Label.tidy(name);
        Label.objection(tidy).ifPresent(objection -> {
            throw Refusal.invalid("field.invalid", "name", objection);
        });
        if (language != null && !Messages.LOCALES.contains(Locale.forLanguageTag(language))) {
            throw Refusal.invalid("people.language-unknown", language);
        }
        queries.rename(me.id(), tidy, language);
        // The audit keeps no names: whoever leaves is not named in it any more.
        if (!tidy.equals(me.name())) {
            audit.done(viewer, "account.renamed", Thing.account(me.id()), null);
        }
        audit.changed(
                viewer,
                "account.changed",
                Thing.account(me.id()),
                field("language", me.language()),
                field("language", language),
                null);
    }

    private static Map<String, @Nullable Object> field(String name, @Nullable Object value) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put(name, value);
        return fields;
    }
}
