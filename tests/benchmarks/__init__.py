"""Benchmarks, run by hand: ``python -m tests.benchmarks matching|reviews|memory|growth``; nothing here is a test."""
