"""The fictional county 云岭县 with three months of life, made through the services."""
