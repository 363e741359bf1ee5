package dev.wirewatch.topology;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/** Draws a topology as a Mermaid flowchart: topics as cylinders on their side, operators as boxes, stores as drums. */
public final class MermaidDiagram {
    private final StringBuilder text = new StringBuilder("flowchart LR\n");
    private final Set<String> declarations = new TreeSet<>();
    private final Set<String> edges = new TreeSet<>();

    private MermaidDiagram() {}

    /**
     * Draws a topology; the same topology always gives the same text.
     *
     * @return Mermaid source, ending in a line feed
     */
    public static String of(Topology topology) {
        MermaidDiagram diagram = new MermaidDiagram();
        TopologyDescription description = topology.describe();
        description.subtopologies().stream()
                .sorted(Comparator.comparingInt(Subtopology::id))
                .forEach(diagram::add);
        diagram.declarations.forEach(
                line -> diagram.text.append("  ").append(line).append('\n'));
        diagram.edges.forEach(line -> diagram.text.append("  ").append(line).append('\n'));
        return diagram.text.toString();
    }

    private void add(Subtopology subtopology) {
        subtopology.nodes().forEach(this::add);
    }

    private void add(Node node) {
        String id = id(node.name());
        declarations.add(id + "[\"" + node.name() + "\"]");
        node.successors().forEach(next -> edges.add(id + " --> " + id(next.name())));
        if (node instanceof Source source) {
            source.topicSet().forEach(topic -> edges.add(topic(topic) + " --> " + id));
        } else if (node instanceof Sink sink) {
            edges.add(id + " --> " + (sink.topic() == null ? topic("by rule") : topic(sink.topic())));
        } else if (node instanceof Processor processor) {
            processor.stores().forEach(store -> edges.add(id + " --- " + store(store)));
        }
    }

    private String topic(String name) {
        declarations.add(id("topic " + name) + "([\"" + name + "\"])");
        return id("topic " + name);
    }

    private String store(String name) {
        declarations.add(id("store " + name) + "[(\"" + name + "\")]");
        return id("store " + name);
    }

    private static String id(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_");
    }
}
