"""Claim Atlas: who claims what, about which place, on which day.

Data flows one way, and a room imports only rooms to its left
(``pyproject.toml`` holds the contract, ``tests/test_layers.py`` runs it)::

    errors -> model -> geocoding -> analysis -> views
           -> webmap | export | interchange -> panels -> app | cli
"""
