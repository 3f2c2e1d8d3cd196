"""Measurements and fits; ``python -m benchmarks`` runs the measurements."""
