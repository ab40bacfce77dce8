"""Official papers as plain data: shapes, and readers that turn a file into them. No Django here."""
