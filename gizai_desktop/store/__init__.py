"""Files: conversations, settings, secrets; no Qt."""
