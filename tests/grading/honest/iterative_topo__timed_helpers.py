import time
from functools import wraps


def timed(function):
    @wraps(function)
    def wrapper(*args):
        started = time.perf_counter()
        result = function(*args)
        wrapper.seconds = wrapper.seconds + time.perf_counter() - started
        return result

    wrapper.seconds = 0.0
    return wrapper


@timed
def sources(node):
    return node.inputs


@timed
def count(output):
    uses, waiting = {output: 0}, [output]
    while waiting:
        for source in sources(waiting.pop()):
            if source not in uses:
                uses[source] = 0
                waiting.append(source)
            uses[source] += 1
    return uses


@timed
def iterative_topo(output):
    uses, order, ready = count(output), [], [output]
    while ready:
        node = ready.pop()
        order.append(node)
        for source in sources(node):
            uses[source] -= 1
            if not uses[source]:
                ready.append(source)
    return order
