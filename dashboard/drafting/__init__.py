"""Drafting claims from a document: what a text names, and the rows a person may make of it.

Nothing here enters the data: :func:`dashboard.drafting.drafting.draft` proposes, a person
accepts, corrects or drops.
"""
