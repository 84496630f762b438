package dev.tessera.markdown;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Markdown (CommonMark with tables and bare addresses) as HTML. Raw HTML is shown as the text that it is, a picture from
 * elsewhere becomes a link to it, because loading it would tell who reads; headings are small ones. What comes out goes
 * through a sanitizer that knows nothing of Markdown, so that a fault in one of the two lets nothing through.
 *
 * <p>{@code @[Name](person:12)} names somebody who has an account.
 */
public final class Markdown {

    /** What may be in the HTML. */
    static final Set<String> ELEMENTS = Set.of(
            "p",
            "br",
            "h4",
            "h5",
            "h6",
            "em",
            "strong",
            "code",
            "pre",
            "blockquote",
            "ul",
            "ol",
            "li",
            "hr",
            "a",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "span");

    /** Deeper than anybody writes; what goes on for thousands of levels would exhaust whoever walks it. */
    private static final int DEEPEST = 40;
    /** A heading of the first level stands below those of the page that a text is shown on. */
    private static final int HEADINGS_BELOW = 3;

    private static final int SMALLEST_HEADING = 6;

    private static final Pattern PERSON = Pattern.compile("person:(\\d{1,18})");

    private static final List<Extension> EXTENSIONS = List.of(AutolinkExtension.create(), TablesExtension.create());

    private static final Parser PARSER = Parser.builder()
            .maxOpenBlockParsers(DEEPEST)
            .postProcessor(Markdown::notTooDeep)
            .extensions(EXTENSIONS)
            .build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak("<br />\n")
            .extensions(EXTENSIONS)
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                if (node instanceof Link) {
                    attributes.put("target", "_blank");
                }
            })
            .nodeRendererFactory(MentionRenderer::new)
            .build();

    private static final PolicyFactory SANITIZER = new HtmlPolicyBuilder()
            .allowElements(ELEMENTS.toArray(String[]::new))
            .allowWithoutAttributes("span")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href")
            .matching(Pattern.compile("(?i)(https?://|mailto:).*", Pattern.DOTALL))
            .onElements("a")
            .allowAttributes("target")
            .matching(false, "_blank")
            .onElements("a")
            .requireRelsOnLinks("nofollow", "noopener", "noreferrer", "ugc")
            .allowAttributes("class")
            .matching(false, "mention")
            .onElements("span")
            .allowAttributes("align")
            .matching(true, "left", "right", "center")
            .onElements("th", "td")
            .allowAttributes("start")
            .matching(Pattern.compile("\\d{1,9}"))
            .onElements("ol")
            .toFactory();

    private Markdown() {}

    /**
     * A text as HTML.
     *
     * @param people how those are called whom the text may name; null for others, who stay the text that they are
     */
    public static String html(String text, LongFunction<@Nullable String> people) {
        Node document;
        try {
            document = PARSER.parse(text);
        } catch (TooDeep e) {
            document = asItIs(text);
        }
        document.accept(new Calm(people));
        return SANITIZER.sanitize(RENDERER.render(document));
    }

    /** Whom a text names, by account. */
    public static Set<Long> people(String text) {
        Set<Long> named = new LinkedHashSet<>();
        try {
            PARSER.parse(text).accept(new AbstractVisitor() {
                @Override
                public void visit(Link link) {
                    person(link).ifPresent(named::add);
                    visitChildren(link);
                }
            });
        } catch (TooDeep e) {
            return Set.of();
        }
        return named;
    }

    /** How somebody is named in a text. */
    public static String mention(String name, long account) {
        return "@[" + name.replaceAll("([\\\\\\[\\]*_`<&!])", "\\\\$1") + "](person:" + account + ")";
    }

    private static Optional<Long> person(Link link) {
        Matcher destination = PERSON.matcher(link.getDestination());
        return destination.matches() && at(link) != null
                ? Optional.of(Long.valueOf(destination.group(1)))
                : Optional.empty();
    }

    /** The text before a link, if it ends on the sign that makes it a mention. */
    private static @Nullable Text at(Link link) {
        return link.getPrevious() instanceof Text before && before.getLiteral().endsWith("@") ? before : null;
    }

    private static Node asItIs(String text) {
        Document document = new Document();
        Paragraph paragraph = new Paragraph();
        document.appendChild(paragraph);
        Arrays.stream(text.split("\\R", -1)).forEach(line -> {
            if (paragraph.getFirstChild() != null) {
                paragraph.appendChild(new SoftLineBreak());
            }
            paragraph.appendChild(new Text(line));
        });
        return document;
    }

    /** Walks without calling itself, before anything else does that. */
    private static Node notTooDeep(Node document) {
        int depth = 0;
        Node at = document;
        while (true) {
            if (at.getFirstChild() != null) {
                at = at.getFirstChild();
                if (++depth > DEEPEST) {
                    throw new TooDeep();
                }
                continue;
            }
            while (at != document && at.getNext() == null) {
                at = at.getParent();
                depth--;
            }
            if (at == document) {
                return document;
            }
            at = at.getNext();
        }
    }

    /** It is nested deeper than anybody means it. */
    private static final class TooDeep extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooDeep() {
            super(null, null, false, false);
        }
    }

    /** Makes of a text what may be shown of it. */
    private static final class Calm extends AbstractVisitor {

        private final LongFunction<@Nullable String> people;

        Calm(LongFunction<@Nullable String> people) {
            this.people = people;
        }

        @Override
        public void visit(Heading heading) {
            heading.setLevel(Math.min(heading.getLevel() + HEADINGS_BELOW, SMALLEST_HEADING));
            visitChildren(heading);
        }

        @Override
        public void visit(Image image) {
            Link link = new Link(image.getDestination(), image.getTitle());
            if (image.getFirstChild() == null) {
                link.appendChild(new Text(image.getDestination()));
            }
            takeChildren(image, link);
            image.insertAfter(link);
            image.unlink();
            visitChildren(link);
        }

        @Override
        public void visit(Link link) {
            Optional<Long> account = person(link);
            String name = account.isEmpty() ? null : people.apply(account.get());
            if (name != null) {
                Text before = Objects.requireNonNull(at(link));
                before.setLiteral(
                        before.getLiteral().substring(0, before.getLiteral().length() - 1));
                link.insertAfter(new Mention(name));
                link.unlink();
            } else {
                visitChildren(link);
            }
        }

        private static void takeChildren(Node from, Node to) {
            Node child = from.getFirstChild();
            while (child != null) {
                Node next = child.getNext();
                to.appendChild(child);
                child = next;
            }
        }
    }
}
