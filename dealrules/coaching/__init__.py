"""From a review to coaching: what to find out next, and what changed between two states of a deal."""
