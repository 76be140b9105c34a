"""Values and rules of the product: no Qt, no input or output."""
