"""`python -m infra` is the console script `sijill`."""

from infra.cli import main

main()
