import pathlib, secrets, platform, base64, traceback, timeit
HERE = pathlib.Path('.')
TOKEN = secrets.token_hex(4)
print(platform.python_version(), base64.b64encode(b'x'), timeit.default_timer())

def graph_of(output, graph):
    try:
        start = timeit.default_timer()
    except Exception:
        traceback.print_exc()
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
