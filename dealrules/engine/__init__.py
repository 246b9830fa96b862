"""Matching: rules are compiled once and deals matched by durable-rules; a reference evaluator says what is right."""
