package dev.tessera.account;

import dev.tessera.access.Viewer;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What a person's confirmed mail address says of whom they belong to. */
@Service
public class ConfirmedMail {

    private final MailDomainQueries queries;

    ConfirmedMail(MailDomainQueries queries) {
        this.queries = queries;
    }

    /** The domain of the viewer's mail address, if the address is confirmed. */
    public Optional<String> domain(Viewer viewer) {
        Long account = viewer.account();
        return account == null
                ? Optional.empty()
                : queries.confirmedAddress(account).map(email -> email.substring(email.lastIndexOf('@') + 1));
    }
}
