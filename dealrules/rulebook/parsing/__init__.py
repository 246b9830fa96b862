"""From the nodes of documents to rules: declarations first, then the rules in the scope of all of them.

Nothing here raises because of what a book says. What is wrong is noted in
:class:`~dealrules.rulebook.parsing.findings.Findings`, what can be read is read, and the mistakes of one rule hide none
of another.
"""
