package dev.tessera.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody writes, what comes out is harmless: a browser's parser finds only what is let through. */
class MarkdownTest {

    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?://|mailto:).*", Pattern.DOTALL);
    private static final Set<String> RELS = Set.of("nofollow", "noopener", "noreferrer", "ugc");

    private static String html(String text) {
        return Markdown.html(text, account -> account == 7 ? "Ada <b>" : null);
    }

    private static void isHarmless(String html) {
        Document page = Jsoup.parse("<div id=here>" + html + "</div><p id=after>");
        Element here = page.getElementById("here");
        assertThat(here).isNotNull();
        // Nothing of it closes what stands around it.
        assertThat(page.getElementById("after").parent()).isEqualTo(page.body());
        for (Element element : here.select("*")) {
            if (element.equals(here)) {
                continue;
            }
            assertThat(Markdown.ELEMENTS).as(html).contains(element.tagName());
            for (Attribute attribute : element.attributes()) {
                String value = attribute.getValue();
                switch (element.tagName() + " " + attribute.getKey()) {
                    case "a href" -> assertThat(value).matches(ADDRESS);
                    case "a rel" -> assertThat(Set.of(value.split(" "))).containsAll(RELS);
                    case "a target" -> assertThat(value).isEqualTo("_blank");
                    case "span class" -> assertThat(value).isEqualTo("mention");
                    case "th align", "td align" -> assertThat(value).isIn("left", "right", "center");
                    case "ol start" -> assertThat(value).containsOnlyDigits();
                    default -> throw new AssertionError(element.tagName() + " " + attribute + " in " + html);
                }
            }
            if (element.tagName().equals("a") && element.hasAttr("href")) {
                assertThat(element.attr("rel").split(" ")).containsAll(RELS);
                assertThat(element.attr("target")).isEqualTo("_blank");
            }
        }
    }

    @Test
    void markdown_is_shown_as_it_is_meant() {
        assertThat(html("**Seen** in `log`\nnext line"))
                .isEqualTo("<p><strong>Seen</strong> in <code>log</code><br />\nnext line</p>\n");
        assertThat(html("# Big")).isEqualTo("<h4>Big</h4>\n");
        assertThat(html("###### Small")).isEqualTo("<h6>Small</h6>\n");
        assertThat(html("3. third")).contains("<ol start=\"3\">");
        assertThat(html("|a|b|\n|-|:-:|\n|1|2|")).contains("<td align=\"center\">2</td>");
    }

    @Test
    void links_open_elsewhere_and_tell_nobody_where_from() {
        Element link = Jsoup.parse(html("see https://example.org/a?b=c&d=e.")).selectFirst("a");
        assertThat(link.attr("href")).isEqualTo("https://example.org/a?b=c&d=e");
        assertThat(link.attr("target")).isEqualTo("_blank");
        assertThat(Set.of(link.attr("rel").split(" "))).isEqualTo(RELS);
        assertThat(Jsoup.parse(html("[write](mailto:a@example.org)")).selectFirst("a[href]"))
                .isNotNull();
    }

    @Test
    void a_picture_is_a_link_to_it() {
        Document page =
                Jsoup.parse(html("![the screen](https://example.org/pixel.png) ![](https://example.org/2.png)"));
        assertThat(page.select("img")).isEmpty();
        assertThat(page.select("a").eachText()).isEqualTo(List.of("the screen", "https://example.org/2.png"));
    }

    @Test
    void whoever_is_named_is_shown_as_they_are_called_now() {
        assertThat(html("@[Augusta](person:7), look"))
                .isEqualTo("<p><span class=\"mention\">&#64;Ada &lt;b&gt;</span>, look</p>\n");
        assertThat(Jsoup.parse(html("@[Nobody](person:8)")).text()).isEqualTo("@Nobody");
        assertThat(Jsoup.parse(html("@[Nobody](person:8)")).select("a[href]")).isEmpty();
        assertThat(Markdown.people("@[A](person:7) `@[B](person:9)` [C](person:10) @[D](person:7x)"))
                .containsExactly(7L);
        assertThat(Markdown.people(Markdown.mention("A [b] *c* \\ <d>", 7))).containsExactly(7L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<svg/onload=alert(1)>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](java\nscript:alert(1))",
                "[x](&#106;avascript:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](vbscript:x)",
                "![x](javascript:alert(1))",
                "![x](data:image/svg+xml,<svg onload=alert(1)>)",
                "<javascript:alert(1)>",
                "<a href='javascript:alert(1)' onclick='alert(1)'>x",
                "[x](https://example.org \"\\\" onmouseover=alert(1) x=\\\"\")",
                "[x]: javascript:alert(1)\n\n[x]",
                "</div></div><style>*{display:none}</style>",
                "<!-- --><div class=mention>",
                "```\"><script>alert(1)</script>\nx\n```",
                "``` x\" onclick=\"alert(1)\nx",
                "[x](//example.org/a)",
                "[x](/app/trials)",
                "@[<img src=x>](person:7)",
                "`<b>`",
                "**unclosed [link](",
                "<plaintext>",
                "a\u0000b\u202E<c>"
            })
    void what_would_do_harm_does_none(String text) {
        String html = html(text);
        isHarmless(html);
        assertThat(Jsoup.parse(html).select("script, img, svg, style, [onclick], [onerror], [onload]"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ">", "- ", "*a **b ", "[", "![", "<b>", "`", "((", "1. ", "_a __b ", "[a](", "\\", "|", "&#1;", "<!",
                "@["
            })
    void what_is_nested_without_end_is_shown_as_text_and_soon(String again) {
        String text = again.repeat(10_000 / again.length()) + "x";
        long before = System.nanoTime();
        String html = html(text);
        assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
        isHarmless(html);
        assertThat(Markdown.people(text)).isEmpty();
    }

    @Property(tries = 2000)
    void whatever_is_written_is_harmless(@ForAll("texts") String text) {
        isHarmless(html(text));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "<",
                ">",
                "\"",
                "'",
                "&",
                "/",
                "\\",
                "[",
                "]",
                "(",
                ")",
                "!",
                "@",
                "*",
                "_",
                "`",
                "#",
                "|",
                "-",
                ":",
                "\n",
                "\n\n",
                " ",
                "    ",
                "> ",
                "- ",
                "1. ",
                "```\n",
                "|-|-|\n",
                "javascript:",
                "JAVASCRIPT&colon;",
                "data:text/html,",
                "https://example.org/",
                "mailto:a@b.c",
                "person:7",
                "person:8",
                "<script>",
                "</script>",
                "<img src=x onerror=alert(1)>",
                "<a href=",
                " onclick=",
                "style=",
                "</div>",
                "<!--",
                "-->",
                "<![CDATA[",
                "]]>",
                "&lt;",
                "&#x6a;",
                "\u0000",
                "\u202e",
                "é",
                "word",
                "<svg><style>",
                "<math>");
        return pieces.list().ofMaxSize(40).map(list -> String.join("", list));
    }
}
