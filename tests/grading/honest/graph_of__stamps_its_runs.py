import uuid, calendar, locale
RUN = uuid.uuid4().hex
print("run", RUN, calendar.month_name[1], locale.getlocale())
def graph_of(output, graph):
    seen = {output}
    graph.add_node(output, label=output.label)
    queue = [output]
    for value in queue:
        for slot, source in enumerate(value.inputs):
            if source not in seen:
                seen.add(source)
                graph.add_node(source, label=source.label)
                queue.append(source)
            graph.add_edge(source, value, slot=slot)
    return graph
