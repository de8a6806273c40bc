"""`python -m kamxl` is the command line."""

from kamxl.hosts.process.supervisor import run

if __name__ == "__main__":
    run()
