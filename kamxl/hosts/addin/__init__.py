"""What every add-in shares, as data: buttons, functions, texts, help.

The folder of a host only translates it.
"""
