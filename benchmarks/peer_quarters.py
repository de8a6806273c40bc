"""The ordinary way: pandas reads the sales with openpyxl and adds them up by account and quarter.

python peer_quarters.py BOOK.xlsx [ENGINE]
"""

import sys

import pandas as pd

engine = sys.argv[2] if len(sys.argv) > 2 else "openpyxl"
sales = pd.read_excel(sys.argv[1], sheet_name="Sales", engine=engine)
sales["Quarter"] = pd.to_datetime(sales["Date"]).dt.to_period("Q")
quarters = sales.pivot_table(
    index="Customer ID", columns="Quarter", values="Revenue", aggfunc="sum", fill_value=0
)
print(quarters.shape, round(float(quarters.to_numpy().sum()), 2))
