"""A draw that nobody can steer and anybody can replay, of schools and of those who go there.

Before: the pool, how many of which stratum, and the hash of a secret are announced. On a later day a second person
enters a value that nobody in the office can choose (a stock index, the numbers of a public lottery). Both together are
the seed; who is drawn follows from it alone. 双随机一公开: whoever is visited and whoever goes is drawn, and
anybody may see the result.
"""
