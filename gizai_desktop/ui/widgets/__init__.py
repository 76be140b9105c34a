"""The reusable controls: each takes the Theme first and follows it."""
