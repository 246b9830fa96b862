"""Run one benchmark, or all but the long one: ``python -m tests.benchmarks [matching] [reviews] [joins] [growth]``."""

import sys

from tests.benchmarks import growth, joins, matching, memory, reviews
from tests.benchmarks.machine import facts

BENCHMARKS = {
    "matching": matching.run,
    "reviews": reviews.run,
    "joins": joins.run,
    "growth": growth.run,
    "memory": memory.run,
}

if __name__ == "__main__":
    chosen = sys.argv[1:] or ["matching", "reviews", "joins", "growth"]
    unknown = [name for name in chosen if name not in BENCHMARKS]
    if unknown:
        sys.exit(f"no benchmark {', '.join(unknown)}; there are: {', '.join(BENCHMARKS)}")
    print(facts())
    for name in chosen:
        print(f"\n== python -m tests.benchmarks {name}")
        BENCHMARKS[name]()
