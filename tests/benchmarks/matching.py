"""The same rules on the same deals through this engine and its peers; answers must be identical."""

from random import Random

from dealrules.engine.matcher import Matcher
from tests.benchmarks.engines import ENGINES
from tests.benchmarks.flat import as_mapping, as_ruleset, make_deals, make_rules
from tests.benchmarks.machine import rate


def run(number: int = 150) -> None:
    """Print deals a second of every engine, and the ratio to this one."""
    rules, deals = make_rules(number, Random(1)), make_deals(40)
    matcher = Matcher(as_ruleset(rules))
    names = list(matcher.ruleset.rules)
    mappings = [as_mapping(deal) for deal in deals]
    expected = [{names[index] for index, _ in matcher.match(deal).firings} for deal in deals]
    fired = sum(map(len, expected)) / len(expected)
    print(f"{number} rules, {len(mappings[0])} attributes, {fired:.1f} firings a deal")
    own = rate(matcher.match, deals)
    print(f"{'dealrules':26} {own:>10,.0f} deals/s")
    for name, build in ENGINES.items():
        answer = build(rules)
        given = [answer(mapping) for mapping in mappings]
        if given != expected:
            place = next(place for place, (one, other) in enumerate(zip(given, expected, strict=True)) if one != other)
            raise AssertionError(f"{name} differs on deal {place}: {given[place] ^ expected[place]}")
        other = rate(answer, mappings)
        print(f"{name:26} {other:>10,.0f} deals/s   dealrules is {own / other:.2f} times as fast")
