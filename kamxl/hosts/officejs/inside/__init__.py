"""What runs inside Excel's web view: Python in WebAssembly, the standard library only."""
