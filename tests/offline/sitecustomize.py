"""Imported by Python itself at its start when this folder is on ``PYTHONPATH``."""

import loopback_only  # type: ignore[import-not-found]

loopback_only.install()
