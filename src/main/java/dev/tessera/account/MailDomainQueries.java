package dev.tessera.account;

import static dev.tessera.db.Tables.ACCOUNT;

import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class MailDomainQueries {

    private final DSLContext db;

    MailDomainQueries(DSLContext db) {
        this.db = db;
    }

    Optional<String> confirmedAddress(long account) {
        return db.select(ACCOUNT.EMAIL)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.eq(account))
                .and(ACCOUNT.EMAIL_CONFIRMED_AT.isNotNull())
                .and(ACCOUNT.LEFT_AT.isNull())
                .fetchOptional(ACCOUNT.EMAIL);
    }
}
