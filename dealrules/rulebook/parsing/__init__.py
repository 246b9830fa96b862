"""From the nodes of documents to rules: declarations first, then the rules in the scope of all of them."""
