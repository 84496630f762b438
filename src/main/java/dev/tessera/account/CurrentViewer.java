package dev.tessera.account;

import dev.tessera.access.Viewer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who makes the request that runs now, with the rights that they have now. */
@Component
public class CurrentViewer {

    private final Accounts accounts;

    CurrentViewer(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The viewer of this request; {@link Viewer#ANYBODY} where nobody is signed in with all that is asked. */
    public Viewer get() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        Object principal = authentication == null ? null : authentication.getPrincipal();
        if (principal instanceof SignedIn signedIn) {
            if (!signedIn.complete()) {
                return Viewer.ANYBODY;
            }
            return accounts.viewer(signedIn.account()).orElse(Viewer.ANYBODY);
        }
        return principal instanceof Viewer ofToken ? ofToken : Viewer.ANYBODY;
    }
}
