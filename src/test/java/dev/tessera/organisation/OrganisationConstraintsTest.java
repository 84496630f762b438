package dev.tessera.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.SmallTrial;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the database itself refuses of organisations and products, whoever writes. */
class OrganisationConstraintsTest {

    private static SmallTrial trial;

    @BeforeAll
    static void make() throws SQLException {
        trial = new SmallTrial();
        trial.execute("insert into organisation_former_slug (slug, organisation_id) values ('once', 1);"
                + "insert into product_former_slug (slug, product_id) values ('once', 1);"
                + "insert into organisation (slug, name) values ('ended', 'Ended');"
                + "insert into product (organisation_id, slug, name) values (3, 'ended', 'Ended');"
                + "insert into product_version (product_id, version) values (3, '1');"
                + "update organisation set merged_into = 1 where id = 3; update product set merged_into = 1 where id = 3;"
                + "insert into account (email, name) values ('a@example.org', 'A');"
                + "insert into organisation_alias (organisation_id, name) values (1, 'Alias');"
                + "insert into organisation_iri (iri, organisation_id) values ('https://a.example', 1);"
                + "insert into organisation_contact (organisation_id, name, email, purpose)"
                + " values (1, 'N', 'n@example.org', 'P')");
    }

    @AfterAll
    static void close() throws SQLException {
        trial.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a_declined_organisation_is_told_why|update organisation set status = 'declined' where id = 1",
                "organisation_check|update organisation set merged_into = id",
                "product_check|update product set merged_into = id",
                "organisation_edits_check|update organisation set edits = -1",
                "product_licence_check|update product set licence = ' '",
                "leads to another record|insert into organisation (slug, name) values ('once', 'X')",
                "leads to another record|update organisation set slug = 'once' where id = 2",
                "leads to another record|insert into organisation_former_slug (slug, organisation_id) values ('other', 1)",
                "leads to another record|insert into product (organisation_id, slug, name) values (1, 'once', 'X')",
                "leads to another record|insert into product_former_slug (slug, product_id) values ('b', 1)",
                "organisation_alias_name|insert into organisation_alias (organisation_id, name) values (1, 'ALIAS')",
                "label_check|insert into product_alias (product_id, name) values (1, '')",
                "organisation_iri_pkey|insert into organisation_iri (iri, organisation_id) values ('https://a.example', 2)",
                "organisation_contact_once|insert into organisation_contact (organisation_id, name, email, purpose) values (1, 'M', 'N@example.org', 'p')",
                "organisation_contact_email_check|insert into organisation_contact (organisation_id, name, email, purpose) values (1, 'M', 'no address', 'p')",
                "organisation_domain_domain_check|insert into organisation_domain (organisation_id, domain) values (1, 'Example.org')",
                "organisation_domain_domain_check|insert into organisation_domain (organisation_id, domain) values (1, 'org')",
                "organisation_logo_width_check|insert into organisation_logo values (1, '\\x00', sha256('a'), 513, 1, now())",
                "organisation_logo_digest_check|insert into organisation_logo values (1, '\\x00', '\\x00', 1, 1, now())",
                "was merged into another|insert into product (organisation_id, slug, name) values (3, 'x', 'X')",
                "was merged into another|update product set organisation_id = 3 where id = 1",
                "was merged into another|insert into product_version (product_id, version) values (3, '2')",
                "was merged into another|insert into participation (trial_id, product_version_id) values (1, 3)",
                "was merged into another|insert into membership (account_id, organisation_id, role) values (1, 3, 'member')",
                "product_version_role_role_id_fkey|insert into product_version_role values (1, 999)",
            })
    void it_is_refused_by_name_of_the_rule(String rule, String sql) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> trial.execute(sql))
                .withMessageContaining(rule);
    }

    @Test
    void a_record_may_take_its_own_former_address_back() throws SQLException {
        trial.execute("begin; update organisation set slug = 'once' where id = 1");
        assertThat(trial.ask("select slug from organisation where id = 1")).isEqualTo("once");
        trial.execute("rollback");
    }
}
