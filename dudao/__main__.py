import sys

from dudao.cli.main import run

sys.exit(run())
