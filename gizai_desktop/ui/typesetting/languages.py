"""Names of programming languages as people write them."""

_NAMES = {
    "bash": "Bash", "c": "C", "cpp": "C++", "c++": "C++", "cs": "C#", "csharp": "C#",
    "css": "CSS", "diff": "Diff", "go": "Go", "html": "HTML", "java": "Java",
    "javascript": "JavaScript", "js": "JavaScript", "json": "JSON", "jsx": "JSX",
    "kotlin": "Kotlin", "lua": "Lua", "markdown": "Markdown", "md": "Markdown", "php": "PHP",
    "powershell": "PowerShell", "py": "Python", "python": "Python", "r": "R", "rb": "Ruby",
    "ruby": "Ruby", "rust": "Rust", "rs": "Rust", "sh": "Shell", "shell": "Shell", "sql": "SQL",
    "swift": "Swift", "toml": "TOML", "ts": "TypeScript", "tsx": "TSX",
    "typescript": "TypeScript", "xml": "XML", "yaml": "YAML", "yml": "YAML",
}  # fmt: skip


def language_name(word: str) -> str:
    """The name for the word after a fence; an unknown word stays as it is."""
    return _NAMES.get(word.lower(), word)
