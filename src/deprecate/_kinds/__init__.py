"""The kinds of things that can be deprecated; one module for each."""
