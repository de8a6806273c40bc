"""Sales, one row each."""

from dataclasses import dataclass

from kamxl.locale import N_
from kamxl.sheets.tables.column import Day, Kind, column
from kamxl.sheets.tables.table import Proof, Table, any_of

NO_AMOUNT_OF_SALES = (
    "税额; 稅額; 税率; 稅率; 数量; 數量; qty; quantity; units; 单价; 單價; unit price; 成本; "
    "cost; 回款; 收款; 已收; 已付; 实收; 實收; 未收; 未付; paid; payment; received; receipt; credit; "
    "应收; 應收; receivable; outstanding; 欠款; 坏账; 呆帳; 目标; 目標; 任务; 任務; 指标; 指標; 计划; 計劃; "
    "预算; 預算; target; budget; quota; plan; goal; forecast; 预测; 預測; 预计; 預計; expected; %; 率; "
    "占比; 佔比; 增长; 增長; 成長; 同比; 环比; 環比; growth; 排名; rank; 折扣; 优惠; 優惠; 抵扣; "
    "discount; 运费; 運費; 手续费; 手續費; 费用; 費用; 报销; 報銷; freight; shipping; fee; expense; "
    "佣金; 提成; 返利; 返点; commission; rebate; bonus; 押金; 保证金; 保證金; 定金; 订金; 訂金; deposit; "
    "毛利; 利润; 利潤; profit; margin; 余额; 餘額; balance; due; 库存; 庫存; inventory; stock; 赠送; "
    "贈送; 人数; 人數; headcount; 次数; 次數; 笔数; 筆數; count; 去年; 上年; 上月; 上季; 上期; 同期; "
    "last year; last month; last quarter; previous; prior; 累计; 累計; ytd; year to date; cumulative; "
    "未开票; 未開票; unbilled; uninvoiced; 报价; 報價; quote; refund; 退款; 平均; average; avg; mean; rate; "
    "ratio; percent; pct; share; 编号; 編號; 编码; 編碼; 单号; 單號; id; code; number; no; nr; doc; "
    "document; 日期; 时间; 時間; date; time; week; 状态; 狀態; status; 类型; 類型; type; 经理; 經理; 人员; "
    "人員; 代表; person; rep; manager; team; org; office; area; region; territory; district; channel"
)
"""Words that speak against the amount of a sale, with or without tax."""

NOT_SALES = f"{NO_AMOUNT_OF_SALES}; tax; taxes; vat; gst; 增值税; 增值稅; 營業稅"
"""Words that speak against an amount with tax; a header such as `Amount before tax` means the other one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TransactionRow:
    """One row: one sale. Returns are negative."""

    date: Day | None = column(
        Kind.DAY,
        label=N_("Date of sale"),
        help="The day of the sale.",
        hans="日期 销售日期 订单日期 下单日期 出货日期 发货日期 开票日期 成交日期 交易日期 购买时间 "
        "采购时间 单据日期 业务日期 签定日期 入账日期 验收日期 收入日期 收入确认日期 扣账日期 "
        "记账日期 过账日期 付款时间 订单付款时间 订单创建时间 订单时间 下单时间 成交时间 交易时间 "
        "出库日期 送货日期 发票日期 签收日期 开单日期",
        hant="日期 銷售日期 訂單日期 下單日期 出貨日期 發貨日期 開票日期 成交日期 交易日期 購買時間 "
        "採購時間 單據日期 業務日期 簽定日期 入賬日期 發票日期 銷貨日期 驗收日期 收入日期 "
        "收入認列日期 扣賬日期 扣帳日期 記賬日期 過賬日期 付款時間 訂單付款時間 訂單建立時間 "
        "訂單時間 下單時間 成交時間 交易時間 出庫日期 送貨日期 出貨日 銷貨日 簽收日期 開單日期",
        en="Date; Order Date; Invoice Date; Ship Date; Posting Date; Transaction Date; Sale Date; "
        "Doc Date; Booking Date; Sales Date; Sold On; Purchase Date; Billing Date; Shipped On; "
        "Invoiced On; Order Created; Order Time; Revenue Date; Acceptance Date; Date of Sale",
        hints="时间; 時間; Day; Timestamp; Paid at; Delivery Date; Created at; Shipping Date; "
        "Close Date; Closed Date",
        against="到期; 截止; due; expir; 下次; next; 计划; 計劃; planned; 预计; 預計; expected; 生日; "
        "birth; 更新; updated; 打印; printed; 回款; paid; 拜访; 拜訪; visit",
        required=True,
        read_by=("measures.sales",),
    )
    doc_no: str | None = column(
        Kind.KEY,
        label=N_("Document number"),
        help="Order or invoice number.",
        hans="单据号 订单号 订单编号 销售单号 出库单号 发票号 发票号码 流水号 单号 销售订单号 订单编码 "
        "凭证号 单据编号 交易号",
        hant="單據號 訂單號 訂單編號 銷售單號 出庫單號 發票號 發票號碼 流水號 訂單號碼 銷貨單號 單號 "
        "憑證號 憑證編號 單據編號",
        en="Order No.; Invoice No.; Document No.; SO No.; Doc No.; Order ID; Reference; Invoice; "
        "Invoice Number; Order Number; Document Number; Sales Order; Sales Order No.; "
        "Receipt No.; Bill No.; Transaction ID; Voucher No.",
        hints="Document; Number; Num; Order",
        against="客户; 客戶; customer; 合同; 合約; contract; phone; 税号; 稅號",
        may_hold_totals=True,
        read_by=("sheets.rows.duplicates",),
    )
    product: str | None = column(
        Kind.KEY,
        label=N_("Product"),
        help="What was sold.",
        hans="产品 产品名称 商品名称 物料名称 品名 货品名称 购买产品 采购产品 服务名称 业务名称 "
        "购买项目 宝贝标题 商品 设备名称 物料描述 存货名称 规格型号",
        hant="產品 產品名稱 商品名稱 物料名稱 品名 貨品名稱 購買產品 採購產品 服務名稱 業務名稱 "
        "購買項目 購買專案 料品名稱 商品 設備名稱 料號",
        en="Product; Item; SKU; Product Name; Material; Description; Service; Stock Code; Item Name; "
        "Item Description; Product Description; Lineitem name; Part No.",
        hints="Code; Memo",
        against="price; 单价; 單價; 数量; 數量; qty; quantity; 金额; 金額; amount",
        may_hold_totals=True,
        read_by=("measures.sales._lines",),
    )
    product_line: str | None = column(
        Kind.KEY,
        label=N_("Product line"),
        help="The line of business it belongs to.",
        hans="产品线 产品类别 品类 业务类型 产品系列 大类 使用产品线 合作领域 业务板块 产品大类 "
        "商品类别 商品分类 产品分类 产品组",
        hant="產品線 產品類別 品類 業務類型 業務型別 產品系列 大類 使用產品線 合作領域 業務板塊 產品別 "
        "產品大類 商品類別 商品分類 產品分類 產品組",
        en="Product Line; Category; Product Family; Business Line; Solution Area; Service Line; "
        "Product Category; Product Group; Product Type; Item Category",
        against="金额; 金額; amount; 数量; 數量",
        may_hold_totals=True,
        read_by=("measures.sales._lines",),
    )
    quantity: float | None = column(
        Kind.NUMBER,
        label=N_("Quantity"),
        help="How many.",
        hans="数量 销售数量 采购数量 件数 出库数量 设备数量 销量 销售量 发货数量 宝贝总数量 订货数量",
        hant="數量 銷售數量 採購數量 件數 出庫數量 銷貨數量 設備數量 銷量 銷售量 發貨數量",
        en="Quantity; Qty; Units; Volume; Order Qty; Lineitem quantity; Qty Sold; Units Sold; Pieces; Pcs",
        against="金额; 金額; amount; price; 价; 價; 率; %; 单位; 單位",
        read_by=("sheets.frames.derived_columns",),
    )
    unit_price: float | None = column(
        Kind.MONEY,
        label=N_("Unit price"),
        help="Price of one.",
        hans="单价 含税单价 不含税单价 销售单价 价格 含税价 不含税价",
        hant="單價 含稅單價 不含稅單價 銷售單價 未稅單價 價格 含稅價",
        en="Unit Price; Price; Rate; Price per Unit; Unit Selling Price; Lineitem price",
        against="总; 總; 合计; 合計; total; extended; ext; 金额; 金額; amount",
        read_by=("sheets.frames.derived_columns",),
    )
    revenue: float | None = column(
        Kind.MONEY,
        label=N_("Revenue"),
        help="Amount, tax included or unsaid.",
        hans="销售额 销售金额 金额 采购金额 采购额 营业额 收入 营收 业绩 含税金额 合计金额 总金额 货款 "
        "成交金额 订单金额 开票金额 签约额 消费额 价税合计 实际支付金额 买家实际支付金额 实付金额 "
        "成交价 成交额 结算金额 货款金额 产值 销售总额 销售收入 含税销售额 含税销售金额 订单总额 "
        "订单总金额 出货金额 发货金额 验收金额 确认收入 收入金额 销售额合计 含税额 "
        "折后金额 折扣后金额 优惠后金额",
        hant="銷售額 銷售金額 金額 採購金額 採購額 營業額 收入 營收 業績 含稅金額 合計金額 總金額 貨款 "
        "成交金額 訂單金額 開票金額 簽約額 消費額 銷貨金額 價稅合計 實際支付金額 實付金額 成交價 "
        "成交額 結算金額 貨款金額 產值 銷售總額 銷售收入 含稅銷售額 銷貨收入 訂單總額 訂單總金額 "
        "出貨金額 發貨金額 驗收金額 確認收入 收入金額 含稅額 "
        "折後金額 折扣後金額 優惠後金額",
        en="Revenue; Sales; Amount; Net Sales; Sales Amount; Turnover; Value; Invoice Amount; "
        "Order Value; Bookings; Billings; Total; Ext Price; Extended Price; Ext Amount; "
        "Extended Amount; Line Total; Line Amount; Order Total; Order Amount; Billed Amount; "
        "Amount Billed; Invoiced Amount; Invoice Total; Invoice Value; Total Sales; Total Amount; "
        "Total Revenue; Total Price; Gross Sales; Gross Amount; Gross Revenue; Sales Value; "
        "Sales Revenue; Sale Amount; Net Sales Amount; Amount incl. Tax; Amount incl. VAT; "
        "Amount including Tax; Amount with Tax; Total incl. Tax; Total incl. VAT; Total with Tax; "
        "Total including Tax; Sales incl. Tax; Sales incl. VAT; Revenue incl. Tax; Revenue incl. VAT",
        hints="Billed; Invoiced; Spend; Amt; ARR; MRR; ACV; 合计; 合計; 总计; 總計; 总价; 總價; 借方; "
        "Selling Price; Sale Price; Price; Debit; Sum of Amount",
        against=NOT_SALES,
        read_by=("measures.sales._from_transactions", "sheets.frames.derived_columns"),
    )
    revenue_net: float | None = column(
        Kind.MONEY,
        label=N_("Revenue net of tax"),
        help="Amount without tax; preferred.",
        hans="不含税金额 未税金额 净额 不含税销售额 税前金额 原币税前金额 本币税前金额 原币无税金额 "
        "无税金额 不含税收入 不含税总额 去税金额 不含税额 税前销售额 金额不含税 "
        "销售额不含税 销售金额不含税 收入不含税",
        hant="不含稅金額 未稅金額 淨額 不含稅銷售額 稅前金額 原幣稅前金額 本幣稅前金額 無稅金額 "
        "不含稅收入 不含稅總額 未稅銷售額 不含稅額 未稅總額 金額不含稅 "
        "銷售額不含稅 銷售金額不含稅",
        en="Net Amount; Amount excl. Tax; Net Revenue; Net Value; Amount before Tax; Pre-tax Amount; "
        "Amount ex Tax; Amount excl. VAT; Revenue excl. Tax; Sales excl. Tax; Net Total; "
        "Net of Tax; Net Invoice Amount; Amount excluding Tax; Amount without Tax; Total excl. Tax; "
        "Total excl. VAT; Total before Tax; Sales excl. VAT; Sales before Tax; Revenue excl. VAT; "
        "Revenue before Tax",
        hints="Subtotal; Net",
        against=f"{NO_AMOUNT_OF_SALES}; tax amount; tax total; total tax; sales tax",
        read_by=("sheets.frames.derived_columns",),
    )
    local_amount: float | None = column(
        Kind.MONEY,
        label=N_("Amount in local currency"),
        help="The amount, converted into the local currency.",
        hans="本币金额 本位币金额 人民币金额 折合人民币 折人民币金额 折合本币 本币价税合计",
        hant="本幣金額 本位幣金額 台幣金額 臺幣金額 折合台幣 折合臺幣 人民幣金額 折合人民幣",
        en="Amount in Local Currency; Local Amount; Local Currency Amount; LCY Amount; "
        "Converted Amount; Amount in Company Currency",
        against="税额; 稅額; tax; 成本; cost; 回款; paid",
        read_by=("sheets.columns.assign._local",),
    )
    tax: float | None = column(
        Kind.MONEY,
        label=N_("Tax"),
        help="Tax; never revenue.",
        hans="税额 税金 增值税 增值税额 销项税额 税款",
        hant="稅額 稅金 營業稅 增值稅 增值稅額 銷項稅額",
        en="Tax; Tax Amount; Taxes; VAT; VAT Amount; Sales Tax; GST; GST Amount; Total Tax; Tax Total",
        against="率; rate; %; 号; 號; id; number; 含税; 含稅; 不含; incl; excl; net; before; 税前; 稅前; "
        "价税; 價稅",
        read_by=("sheets.columns.assign._sums",),
    )
    gross_profit: float | None = column(
        Kind.MONEY,
        label=N_("Gross profit"),
        help="Gross profit.",
        hans="毛利 毛利额 利润 利润贡献 贡献毛利 边际贡献 毛利润 销售毛利",
        hant="毛利 毛利額 利潤 利潤貢獻 貢獻毛利 邊際貢獻 毛利潤 銷售毛利 銷貨毛利",
        en="Gross Profit; GP; Margin; Gross Margin (Amt); Contribution Margin; Profit; "
        "Gross Margin Amount; Profit Amount",
        against="率; %; rate; ratio; 目标; target",
        read_by=("measures.sales._profit",),
    )
    margin_pct: float | None = column(
        Kind.PERCENT,
        label=N_("Gross margin, %"),
        help="Gross margin, %.",
        hans="毛利率 利润率 毛利率(%)",
        hant="毛利率 利潤率 毛利率(%)",
        en="GM%; Gross Margin %; Margin %; GP%; Profit Margin; GM Percent; Margin Rate",
        against="金额; 金額; amount",
        read_by=("measures.sales._profit",),
    )
    cost: float | None = column(
        Kind.MONEY,
        label=N_("Cost"),
        help="Cost.",
        hans="成本 销售成本 成本金额 服务成本 成本额 总成本",
        hant="成本 銷售成本 成本金額 服務成本 銷貨成本 成本額 總成本",
        en="Cost; COGS; Cost of Sales; Cost to Serve; Total Cost; Cost Amount",
        against="price; 售价; 售價; 收入; revenue; center; centre; 中心",
        read_by=("measures.sales._profit",),
    )
    return_flag: str | None = column(
        Kind.TEXT,
        label=N_("Return or kind of document"),
        help="Marks a return; its amount counts as negative, however it is written.",
        hans="退货 退货标记 红冲 红字 冲销 是否退货 单据类型 单据类别 单据种类 发票类型",
        hant="退貨 退貨標記 紅衝 紅字 沖銷 折讓 是否退貨 單據類型 單據類別 單據種類 單別 發票類型",
        en="Return; Credit Note; Reversal; Refund; Return Flag; Is Return; Document Type; Doc Type; "
        "Document Category; Invoice Type",
        hints="Returned; 退换货; 退換貨; Doc; Transaction Type; Order Type; 订单类型; 訂單類型; "
        "交易类型; 交易類型; 销售类型; 銷售類型; 出库类型; 出庫類型",
        read_by=("sheets.rows.statuses", "sheets.rows.stage_words"),
    )
    status: str | None = column(
        Kind.TEXT,
        label=N_("Order status"),
        help="The state of the order: done, cancelled, draft …",
        hans="订单状态 交易状态 单据状态 发货状态 付款状态 发票状态 订单关闭原因",
        hant="訂單狀態 交易狀態 單據狀態 發貨狀態 付款狀態 發票狀態",
        en="Order Status; Financial Status; Fulfillment Status; Fulfilment Status; Payment Status; "
        "Invoice Status; Transaction Status; Document Status; Sales Status",
        hints="状态; 狀態; Status",
        read_by=("sheets.rows.statuses",),
    )
    stage: str | None = column(
        Kind.TEXT,
        label=N_("Stage of the deal"),
        help="Order, shipment, acceptance, invoice or receipt of a deal.",
        hans="单据阶段 业务环节 执行阶段 交易阶段",
        hant="單據階段 業務環節 執行階段 交易階段",
        en="Document Stage; Deal Stage; Order Stage",
        hints="阶段; 階段; Stage",
        read_by=("sheets.rows.stage_words",),
    )


TRANSACTIONS = Table(
    key="transactions",
    label=N_("Transactions"),
    row=TransactionRow,
    needs=(
        any_of("date"),
        any_of("revenue", "revenue_net", "quantity"),
        any_of("revenue", "revenue_net", "unit_price"),
    ),
    row_needs=(
        ("date", "revenue_net"),
        ("date", "revenue"),
        ("date", "quantity", "unit_price"),
    ),
    proof=Proof.DATED_AMOUNTS,
    vague_headers_suffice=True,
    period_may_stand_outside=True,
    sheet_words=(
        "销售",
        "订单",
        "交易",
        "明细",
        "流水",
        "銷售",
        "訂單",
        "sale",
        "transaction",
        "order",
        "invoice",
    ),
    founds_accounts=4,
    decides_currency=1,
)
