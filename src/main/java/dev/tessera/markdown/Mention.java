package dev.tessera.markdown;

import org.commonmark.node.CustomNode;

/** Somebody whom a text names, as they are called now. */
final class Mention extends CustomNode {

    private final String name;

    Mention(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }
}
