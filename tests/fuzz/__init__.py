"""Long runs over random input; short ones of them are among the tests."""
