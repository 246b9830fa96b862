"""How the time of a match grows with the number of rules, from 50 to 800."""

from random import Random

from dealrules.engine.matcher import Matcher
from dealrules.testing.random_deals import DealGenerator
from dealrules.testing.random_rules import RuleSetGenerator
from tests.benchmarks.machine import rate


def run() -> None:
    """Print matches a second for growing sets of random rules, half of them on members."""
    deals = [DealGenerator(Random(seed), size=8, known=0.5).deal() for seed in range(20)]
    first = 0.0
    for number in (50, 100, 200, 400, 800):
        matcher = Matcher(RuleSetGenerator(Random(2), rules=number, pool=0).ruleset())
        fired = sum(len(matcher.match(deal).firings) for deal in deals) / len(deals)
        speed = rate(matcher.match, deals)
        first = first or speed
        times = first / speed
        print(f"{number:4} rules, {fired:6.1f} firings: {speed:>8,.0f} deals/s, {times:5.1f} times the time of 50")
