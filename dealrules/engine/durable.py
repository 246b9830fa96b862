"""The one module that touches durable-rules: its C extension, driven within the envelope that is safe.

* No byte that a user typed reaches the extension: facts are made in :mod:`dealrules.engine.shards`, of small integers
  and numbered names.
* There is no host, no timer thread and no registry: the extension is called directly, one ruleset per shard, one
  state per ruleset, each used by one caller at a time.
* Its errors are bare numbers; they come out as :class:`~dealrules.errors.EngineError`.
"""

from __future__ import annotations

import durable_rules_engine

from dealrules.errors import EngineError

__all__ = ["Ruleset"]

_STATE = "0"
"""The name of the state that durable-rules puts facts in that name none."""

_OBSERVED = 2
"""The answer of the extension to a fact that it takes for one it has."""


class Ruleset:
    """One ruleset inside durable-rules, with a single state.

    Args:
        name: for the messages of errors.
        definition: the rules as JSON.

    Raises:
        EngineError: the extension refused the rules; so may every method.
    """

    def __init__(self, name: str, definition: str) -> None:
        self.name = name
        self._state = 0
        try:
            self._handle = durable_rules_engine.create_ruleset(name, definition)
        except Exception as error:
            raise EngineError(f"durable-rules refused the rules of {name}: {error}") from error

    def assert_facts(self, facts: str) -> None:
        """Assert a JSON list of facts."""
        try:
            code, self._state = durable_rules_engine.assert_facts(self._handle, facts)
        except Exception as error:
            raise EngineError(f"durable-rules refused facts of {self.name}: {error}") from error
        if code == _OBSERVED:
            raise EngineError(f"durable-rules took two facts of {self.name} for one")

    def activations(self) -> list[str]:
        """Take every activation off the agenda: the JSON text of the rule's name and the facts that matched."""
        found: list[str] = []
        handle, state = self._handle, self._state
        complete = durable_rules_engine.complete_and_start_action
        try:
            started = durable_rules_engine.start_action_for_state(handle, state)
            text = started[1] if started else None
            while text:
                found.append(text)
                text = complete(handle, state)
        except Exception as error:
            raise EngineError(f"durable-rules failed while matching {self.name}: {error}") from error
        return found

    def retract_facts(self, facts: str) -> None:
        """Retract a JSON list of facts.

        Two facts that fired a rule together must not be retracted: the extension then reads and writes past the end
        of an array. Where rules join facts, :meth:`delete_state` is the way.
        """
        try:
            durable_rules_engine.retract_facts(self._handle, facts)
        except Exception as error:
            raise EngineError(f"durable-rules failed to retract facts of {self.name}: {error}") from error

    def delete_state(self) -> None:
        """Forget all facts at once.

        At least one action must have been started since the state was new; else the extension frees memory that it
        never set.
        """
        try:
            durable_rules_engine.delete_state(self._handle, _STATE)
        except Exception as error:
            raise EngineError(f"durable-rules failed to delete the state of {self.name}: {error}") from error
