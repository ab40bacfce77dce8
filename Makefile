# Two commands do everything: `make run` and `make test`.
PYTHON ?= python3

.PHONY: help setup assets run test check fix bench docs wheel
help:
	@sed -n 's/^\([a-z]*\):.*## /make \1 \t/p' Makefile
