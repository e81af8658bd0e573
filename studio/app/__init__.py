"""App: start-up, paths, wiring, crash report. Knows everyone; nobody knows it."""
