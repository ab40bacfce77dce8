"""What people of 云岭县 write: problems, measures, results, conclusions. Invented, varied, told apart by point."""
