import unittest

def topo_order(outputs):
    noted, open_visits, done = [], set(), set()
    def visit(node):
        if node in done:
            return
        if node in open_visits:
            raise ValueError(f"cycle through {node}")
        open_visits.add(node)
        for source in node.inputs:
            visit(source)
        open_visits.remove(node)
        done.add(node)
        noted.append(node)
    for output in outputs:
        visit(output)
    return noted[::-1]

class Node:
    def __init__(self, *inputs):
        self.inputs = inputs

class TestTopo(unittest.TestCase):
    def test_chain(self):
        a = Node(); b = Node(a)
        self.assertEqual(topo_order([b]), [b, a])
    def test_cycle(self):
        a = Node(); b = Node(a); a.inputs = (b,)
        with self.assertRaises(ValueError):
            topo_order([b])

if __name__ == "__main__":
    unittest.main()
