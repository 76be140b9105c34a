"""What the process needs of Qt, whatever its windows show."""
