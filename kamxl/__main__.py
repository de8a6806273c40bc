"""`python -m kamxl` is the command line."""

from kamxl.hosts.supervisor import run

if __name__ == "__main__":
    run()
