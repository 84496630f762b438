package dev.tessera.mail;

import dev.tessera.common.Refusal;
import dev.tessera.common.Settings;
import java.util.List;
import org.springframework.stereotype.Service;

/** The letters, for whoever tries the demonstration: there is often no mail server, and everybody is somebody else. */
@Service
public class Outbox {

    private static final int MOST = 50;

    private final MailQueries queries;
    private final Settings settings;

    Outbox(MailQueries queries, Settings settings) {
        this.queries = queries;
        this.settings = settings;
    }

    /** The newest letters, newest first; refused as not found outside the demonstration. */
    public List<Posted> newest() {
        onlyInTheDemonstration();
        return queries.newest(MOST);
    }

    /** One letter; refused as not found outside the demonstration. */
    public Posted letter(long id) {
        onlyInTheDemonstration();
        return queries.find(id).orElseThrow(Outbox::notHere);
    }

    private void onlyInTheDemonstration() {
        if (!settings.demonstration()) {
            throw notHere();
        }
    }

    private static Refusal notHere() {
        return Refusal.notFound("site.error.missing-text");
    }
}
