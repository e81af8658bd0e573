"""Several nodes on one machine, with Ray's own ``Cluster``: a program that obeys words on its standard input.

The address of the head comes first. ``remove`` ends a node at once, ``add`` brings one, ``behead`` kills the head; each
is answered with a line. It ends with its input.
"""

import importlib
import sys
from typing import Any


def main() -> None:
    """A head without room for workers, and so many nodes with one processor each."""
    cluster_utils: Any = importlib.import_module("ray.cluster_utils")
    cluster = cluster_utils.Cluster(
        initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False, "object_store_memory": 10**8}
    )
    gpus = float(sys.argv[2]) if len(sys.argv) > 2 else 0
    nodes = [_node(cluster, gpus) for _ in range(int(sys.argv[1]))]
    _say(cluster.address)
    for line in sys.stdin:
        match line.strip():
            case "remove":
                cluster.remove_node(nodes.pop(), allow_graceful=False)
            case "add":
                nodes.append(_node(cluster, gpus))
            case "behead":
                cluster.head_node.kill_gcs_server()
            case _:
                pass
        _say("done")
    cluster.shutdown()


def _node(cluster: Any, gpus: float) -> Any:
    return cluster.add_node(num_cpus=2 if gpus else 1, num_gpus=gpus, object_store_memory=10**8)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
