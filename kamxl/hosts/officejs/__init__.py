"""Excel on Mac, the web and Windows through Office.js: static files with kamxl's Python inside, no macros."""
