package dev.tessera.news;

import java.util.List;
import org.springframework.stereotype.Component;

/** Who is told of something, by account; whether each of them may know it is asked for apart. */
@Component
public class Recipients {

    private final RecipientQueries queries;

    Recipients(RecipientQueries queries) {
        this.queries = queries;
    }

    /** Who has to do with a trial: people of organisations that asked or were asked to take part, reviewers, coordinators. */
    public List<Long> concerned(long trial) {
        return queries.concerned(trial);
    }

    /** Who runs trials. */
    public List<Long> coordinators() {
        return queries.coordinators();
    }

    /** Who reviews a trial: its reviewers, and who runs trials. */
    public List<Long> reviewers(long trial) {
        return queries.reviewers(trial);
    }

    /** Who belongs to an organisation. */
    public List<Long> people(long organisation) {
        return queries.people(List.of(organisation));
    }

    /** Who speaks for an organisation. */
    public List<Long> managers(long organisation) {
        return queries.managers(List.of(organisation));
    }
}
