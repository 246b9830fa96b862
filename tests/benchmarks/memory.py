"""Whether memory stays flat over a million reviews, with pages and data of every tenth."""

import resource
import time

import dealrules
from tests.benchmarks.reviews import EVERYDAY, sixteen_members

REVIEWS = 1_000_000


def run() -> None:
    """Print the largest size of the process as reviews go by; every tenth is also written in every form."""
    engine = dealrules.Engine.load()
    deals = [dealrules.load_deal(EVERYDAY), *(sixteen_members(seed) for seed in range(19))]
    started = time.monotonic()
    for number in range(REVIEWS + 1):
        if number % (REVIEWS // 10) == 0 or number == 1_000:
            size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{number:>9,} reviews: {size:6.1f} MB at most, {time.monotonic() - started:6.0f} s", flush=True)
        review = engine.review(deals[number % len(deals)])
        if number % 10 == 0:
            review.to_dict()
            review.text("zh")
            review.markdown()
