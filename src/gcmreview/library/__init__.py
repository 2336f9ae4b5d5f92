"""Several datasets as one: which files they are, and ids that name one record in all of them."""
