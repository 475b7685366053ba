"""Adapters to other tools; each is loaded by its tool through an entry point."""
