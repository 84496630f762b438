package dev.tessera.markdown;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Shows a name so that it is seen as one. */
final class MentionRenderer implements NodeRenderer {

    private final HtmlWriter html;

    MentionRenderer(HtmlNodeRendererContext context) {
        this.html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Mention.class);
    }

    @Override
    public void render(Node node) {
        html.tag("span", Map.of("class", "mention"));
        html.text("@" + ((Mention) node).name());
        html.tag("/span");
    }
}
