package dev.tessera.account;

import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Label;
import dev.tessera.common.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring Security's passkeys, with an entry in the audit for each new one and a bound on how many somebody has. */
final class AuditedCredentials implements UserCredentialRepository {

    private static final int MOST = 20;

    private final UserCredentialRepository stored;
    private final PasskeyQueries queries;
    private final Audit audit;
    private final TransactionTemplate transaction;

    AuditedCredentials(
            UserCredentialRepository stored, PasskeyQueries queries, Audit audit, TransactionTemplate transaction) {
        this.stored = stored;
        this.queries = queries;
        this.audit = audit;
        this.transaction = transaction;
    }

    @Override
    public void save(CredentialRecord credential) {
        if (stored.findByCredentialId(credential.getCredentialId()) != null) {
            stored.save(credential);
            return;
        }
        transaction.executeWithoutResult(status -> add(credential));
    }

    private void add(CredentialRecord credential) {
        Person owner = queries.owner(credential.getUserEntityUserId().toBase64UrlString())
                .orElseThrow(() -> Refusal.notFound("sign-in.no-such-passkey"));
        String label = Label.tidy(String.valueOf(credential.getLabel()));
        if (Label.objection(label).isPresent() || queries.count(owner.account()) >= MOST) {
            throw Refusal.invalid("sign-in.passkey-not-taken");
        }
        stored.save(credential);
        audit.changed(
                owner.viewer(),
                "account.passkey-added",
                Thing.account(owner.account()),
                Map.of(),
                Map.of("label", label),
                null);
    }

    @Override
    public void delete(Bytes credentialId) {
        stored.delete(credentialId);
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
        return stored.findByCredentialId(credentialId);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes userId) {
        return stored.findByUserId(userId);
    }
}
