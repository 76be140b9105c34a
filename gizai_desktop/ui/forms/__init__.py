"""What settings and sheets with fields are made of."""
