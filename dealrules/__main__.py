"""``python -m dealrules`` does what the command ``dealrules`` does."""

from dealrules.cli import main

if __name__ == "__main__":
    main()
