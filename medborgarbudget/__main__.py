"""Lets `python -m medborgarbudget` do what the command `medborgarbudget` does."""

from medborgarbudget.cli import main

if __name__ == "__main__":
    main()
