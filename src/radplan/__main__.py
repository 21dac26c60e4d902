"""`python -m radplan`."""

from radplan.cli import main

main()
