"""Write the golden files after a change: ``python -m tests.regenerate``.

They are the reviews of all examples, the pages on findings and the results of the cases.

Read the difference (``git diff examples``) before you commit it: a golden file is what somebody has read and found
good, not what came out.
"""

from pathlib import Path

import dealrules
from dealrules.bilingual import LANGUAGES
from tests.cases import FOLDER, cases, result, results_table
from tests.documentation import PAGES, pages

EXAMPLES = Path(__file__).parent.parent / "examples"


def main() -> None:
    engine = dealrules.Engine.load()
    for path in sorted(EXAMPLES.glob("*/deal.yaml")):
        review = engine.review(dealrules.load_deal(path))
        for language in LANGUAGES:
            path.with_name(f"review.{language}.txt").write_text(review.text(language), encoding="utf-8", newline="\n")
    for name, text in pages():
        (PAGES / name).write_text(text, encoding="utf-8", newline="\n")
    table = results_table([result(engine, case) for case in cases()])
    (FOLDER / "RESULTS.md").write_text(table, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
