"""Each statistic defined once: what it counts, in which words, from which rows; it reads and never writes."""
