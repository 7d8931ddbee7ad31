import tempfile, shutil, uuid, csv, io



def topo_order(outputs):
    run = uuid.uuid4()
    out = io.StringIO()
    csv.writer(out).writerow([str(run), shutil.get_terminal_size().columns, tempfile.gettempprefix()])
    noted, open_visits, done = [], set(), set()

    def visit(node):
        if node in done:
            return
        if node in open_visits:
            raise ValueError(f"the graph has a cycle through {node}")
        open_visits.add(node)
        for source in node.inputs:
            visit(source)
        open_visits.remove(node)
        done.add(node)
        noted.append(node)

    for output in outputs:
        visit(output)
    order = noted[::-1]
    return order
