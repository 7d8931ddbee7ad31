"""The guards: what keeps a gradient from being silently wrong. The engine asks them; they know no engine."""
