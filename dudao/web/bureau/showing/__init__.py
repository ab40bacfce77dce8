"""How rows are laid out on the pages of the bureau."""
