"""What the templates of the desk show, built from rows: no query here costs one a row."""
