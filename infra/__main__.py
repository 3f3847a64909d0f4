"""`python -m infra` is the console script `sijill`."""

from infra.start import main

main()
