"""Words in both languages for what the rules and the snapshot hold: names, values, facts, conditions, and their marks.

Everything that depends on the language of the reader stands here: :mod:`~dealrules.wording.typography` has the marks,
:mod:`~dealrules.wording.formats` days, dates and amounts, :mod:`~dealrules.wording.facts` names, values and texts with
gaps, :mod:`~dealrules.wording.conditions` the conditions of rules, :mod:`~dealrules.wording.wrapping` the lines.
"""
