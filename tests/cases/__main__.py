"""Print what the page answers of the lists."""

import dealrules
from tests.cases import cases, result, results_table

if __name__ == "__main__":
    engine = dealrules.Engine.load()
    print(results_table([result(engine, case) for case in cases()]), end="")
