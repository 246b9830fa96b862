"""Matching: rules are compiled once, deals are matched by durable-rules, and a reference evaluator says what is right."""
