package dev.tessera.account;

import dev.tessera.audit.Audit;
import dev.tessera.common.PublicAddress;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.JdbcPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signing in with a passkey. The device always makes sure that it is its owner (a finger, a face, a PIN), so a
 * passkey is two factors in one: what somebody has, and what they are or know.
 */
@Configuration(proxyBeanMethods = false)
class PasskeySignIn {

    @Bean
    PublicKeyCredentialUserEntityRepository passkeyOwners(DataSource database) {
        return new JdbcPublicKeyCredentialUserEntityRepository(new JdbcTemplate(database));
    }

    @Bean
    UserCredentialRepository passkeyCredentials(
            DataSource database, PasskeyQueries queries, Audit audit, PlatformTransactionManager transactions) {
        return new AuditedCredentials(
                new JdbcUserCredentialRepository(new JdbcTemplate(database)),
                queries,
                audit,
                new TransactionTemplate(transactions));
    }

    @Bean
    WebAuthnRelyingPartyOperations passkeyOperations(
            PublicKeyCredentialUserEntityRepository owners,
            UserCredentialRepository credentials,
            PublicAddress address) {
        PublicKeyCredentialRpEntity here = PublicKeyCredentialRpEntity.builder()
                .id(address.host())
                .name("Tessera")
                .build();
        Webauthn4JRelyingPartyOperations operations =
                new Webauthn4JRelyingPartyOperations(owners, credentials, here, address.origins());
        operations.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        operations.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        return operations;
    }
}
