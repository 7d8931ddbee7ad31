import logging
logging.basicConfig(level=logging.DEBUG, format='%(asctime)s %(message)s')
log = logging.getLogger(__name__)

def graph_of(output, graph):
    seen = {output}
    graph.add_node(output, label=output.label)
    queue = [output]
    for value in queue:
        log.debug('visiting %s', value.label)
        for slot, source in enumerate(value.inputs):
            if source not in seen:
                seen.add(source)
                graph.add_node(source, label=source.label)
                queue.append(source)
            graph.add_edge(source, value, slot=slot)
    return graph
