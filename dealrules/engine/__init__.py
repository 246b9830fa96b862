"""Matching: rules are compiled once, to tests and joins in durable-rules; a reference evaluator says what is right."""
