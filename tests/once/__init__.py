"""Once, never twice, never lost: real workers killed at every point of every kind of send."""
