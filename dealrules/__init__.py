"""Key-account selling doctrine as declarative rules over a deal snapshot."""
