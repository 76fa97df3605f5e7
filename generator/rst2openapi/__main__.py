"""`python -m rst2openapi`."""

from rst2openapi.cli import main

if __name__ == "__main__":
    main()
