package dev.tessera.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDomainsTest {

    @ParameterizedTest
    @CsvSource({
        "Example.ORG, example.org",
        "someone@example.org, example.org",
        "example.org., example.org",
        "zaunkönig.example.net, xn--zaunknig-r4a.example.net",
        "XN--ZAUNKNIG-R4A.example.net, xn--zaunknig-r4a.example.net",
    })
    void a_domain_has_one_form(String given, String canonical) {
        assertThat(MailDomains.canonical(given)).hasValue(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "org", "exa mple.org", "-a.org", "a..org", "<b>.org", "127.0.0.1", "a_b.org", "a.org/x", "@"
            })
    void what_is_no_domain_has_none(String given) {
        assertThat(MailDomains.canonical(given)).isEmpty();
    }

    @Property(tries = 500)
    void a_canonical_domain_is_its_own(@ForAll String given) {
        MailDomains.canonical(given)
                .ifPresent(canonical ->
                        assertThat(MailDomains.canonical(canonical)).hasValue(canonical));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gmail.com", "outlook.com", "qq.com"})
    void providers_that_anybody_has_an_address_at_are_known(String domain) {
        assertThat(MailDomains.isOfEverybody(domain)).isTrue();
    }
}
