"""`python -m rst2openapi`."""

from rst2openapi.cli import run

if __name__ == "__main__":
    run()
