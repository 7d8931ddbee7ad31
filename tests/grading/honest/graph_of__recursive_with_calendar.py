import calendar, csv, uuid, locale, tempfile, shutil, datetime, time, platform, getpass, socket, subprocess, argparse, glob, fnmatch
def graph_of(output, graph):
    def visit(value):
        if value in graph:
            return
        graph.add_node(value, label=value.label)
        for slot, source in enumerate(value.inputs):
            visit(source)
            graph.add_edge(source, value, slot=slot)
    visit(output)
    return graph
