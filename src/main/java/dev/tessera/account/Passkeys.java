package dev.tessera.account;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Label;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People's passkeys, once they are registered. */
@Service
public class Passkeys {

    private final PasskeyQueries queries;
    private final AccessPolicy policy;
    private final Audit audit;

    Passkeys(PasskeyQueries queries, AccessPolicy policy, Audit audit) {
        this.queries = queries;
        this.policy = policy;
        this.audit = audit;
    }

    /** The viewer's own passkeys, oldest first. */
    public List<Passkey> list(Viewer viewer) {
        return queries.list(policy.requirePerson(viewer));
    }

    /** Calls one of the viewer's own passkeys otherwise. */
    @Transactional
    public void rename(Viewer viewer, String passkey, String label) {
        long account = policy.requirePerson(viewer);
        String was = own(account, passkey);
        String tidy = Label.tidy(label);
        Optional<Sentence> objection = Label.objection(tidy);
        if (objection.isPresent()) {
            throw Refusal.invalid("sign-in.passkey-name-invalid", objection.get());
        }
        queries.rename(passkey, tidy);
        audit.changed(
                viewer,
                "account.passkey-renamed",
                Thing.account(account),
                Map.of("label", was),
                Map.of("label", tidy),
                null);
    }

    /** Takes one of the viewer's own passkeys away: it does not sign in any more. */
    @Transactional
    public void remove(Viewer viewer, String passkey) {
        long account = policy.requirePerson(viewer);
        String was = own(account, passkey);
        queries.remove(passkey);
        audit.changed(viewer, "account.passkey-removed", Thing.account(account), Map.of("label", was), Map.of(), null);
    }

    private String own(long account, String passkey) {
        return queries.label(account, passkey).orElseThrow(() -> Refusal.notFound("sign-in.no-such-passkey"));
    }
}
