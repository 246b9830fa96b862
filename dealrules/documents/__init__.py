"""YAML and JSON text, or plain Python data, as a tree of nodes that know where they stand.

Every input of the library passes through here before anything looks at its meaning, so that whatever is wrong can be
reported with file, line and column (or, for data given from Python, with a path such as ``$.needs[0].owner``).

The dialect is the YAML 1.2 core schema, of which JSON is a part: ``true`` and ``false`` are the only booleans, so
that ``no``, ``on`` and ``yes`` stay words, and a date stays text. What makes YAML unsafe or ambiguous is refused:
anchors and aliases, tags, duplicate keys, keys that are not text, several documents in one text, numbers that are not
finite, more than 2 MB, more than 50 levels.

====== ==================================================================
DR001  the text is not YAML
DR002  the text is not UTF-8, or holds characters that YAML forbids
DR003  the text is larger than :data:`SIZE_LIMIT`
DR004  the data is nested deeper than :data:`DEPTH_LIMIT`
DR005  an anchor or an alias
DR006  a tag
DR007  the same key twice
DR008  a key that is not text
DR009  several documents in one text
DR010  a number that is not finite, or too long to be one
DR011  nothing in the text
DR012  a Python value that has no place in a document
DR014  the file cannot be read
====== ==================================================================
"""

from __future__ import annotations

from dealrules.documents.data import node_from_data
from dealrules.documents.deferral import Deferred, read_book
from dealrules.documents.node import Node, plain
from dealrules.documents.reading import SIZE_LIMIT, content_of, read_document, read_file
from dealrules.documents.tree import DEPTH_LIMIT

__all__ = [
    "DEPTH_LIMIT",
    "SIZE_LIMIT",
    "Deferred",
    "Node",
    "content_of",
    "node_from_data",
    "plain",
    "read_book",
    "read_document",
    "read_file",
]
