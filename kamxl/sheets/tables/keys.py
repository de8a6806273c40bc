"""The columns by which every table names the account of a row, and its currency."""

from dataclasses import dataclass

from kamxl.locale import N_
from kamxl.sheets.tables.column import Kind, column, columns_of


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRow:
    """What a row of any table may say beside its own columns."""

    account_id: str | None = column(
        Kind.KEY,
        label=N_("Account number"),
        help="The team's own number of the account.",
        hans="客户编号 客户编码 客户代码 客户ID 客户号 编号 档案编号 集团编号 客户档案号 客户账号 "
        "客户序号 客户号码 会员编号 会员号 客商编码 购方编号",
        hant="客戶編號 客戶編碼 客戶代碼 客戶程式碼 客戶ID 客戶號 編號 檔案編號 集團編號 客戶檔案號 "
        "客戶代號 客戶帳號 客戶號碼 會員編號 會員號 客商編碼 客編",
        en="Account ID; Account No.; Account Number; Customer ID; Customer No; Customer Code; "
        "Client ID; Acct ID; CRM ID; Customer Number; Account Code; Client No.; Client Number; "
        "Client Code; Cust. No.; Cust ID; Cust Code; Sold-to No.; Sold-to Number; "
        "Customer Account; Debtor No.",
        hints="编码; 代码; 編碼; 代碼; 代號; ID; Number; Code; No.; Account",
        against="税号; 稅號; tax; vat; 订单; 訂單; order; invoice; 发票; 發票; phone; 电话; 電話; 合同; "
        "合約; contract",
        read_by=("sheets.accounts.account_list",),
    )
    account_name: str | None = column(
        Kind.KEY,
        label=N_("Account name"),
        help="Its full name.",
        hans="客户名称 客户 客户全称 单位名称 公司名称 企业名称 大客户名称 集团客户名称 集团名称 "
        "购货单位 购买方 购买方名称 甲方 甲方名称 往来单位 客户单位 终端客户 客户名 客户姓名 会员名 "
        "会员名称 买家会员名 买家名称 交易对象名称 交易对象 购方名称 购方单位名称 买方 买方名称 "
        "施工单位 业主 业主单位 建设单位 经销商 经销商名称 代理商 代理商名称 最终客户 最终用户 "
        "签约单位 付款单位 付款单位名称 付款方名称 需方 需方名称 采购单位 使用单位 客商名称 "
        "单位全称",
        hant="客戶名稱 客戶 客戶全稱 單位名稱 公司名稱 企業名稱 大客戶名稱 集團客戶名稱 集團名稱 "
        "購貨單位 購買方 購買方名稱 甲方 甲方名稱 往來單位 客戶單位 終端客戶 客戶全名 買受人 客戶名 "
        "客戶姓名 會員名 會員名稱 買家會員名 買家名稱 交易對象名稱 交易對象 購方名稱 買方 "
        "買方名稱 施工單位 業主 業主單位 建設單位 經銷商 經銷商名稱 代理商 代理商名稱 最終客戶 "
        "簽約單位 付款單位 付款方名稱 需方 需方名稱 採購單位 使用單位 客商名稱 廠商名稱 客戶抬頭 "
        "發票抬頭",
        en="Account Name; Account; Customer; Customer Name; Client; Client Name; Company; "
        "Company Name; Key Account; Sold-to Name; Bill-to Name; Customers; Clients; Accounts; "
        "Retailer; Distributor; Dealer; Dealer Name; Reseller; Sold-to Customer; Sold-to Party; "
        "Sold-to; Bill-to; Bill-to Customer; Bill-to Party; Billing Company; Buyer; "
        "Buyer Name; Purchaser; End Customer; Organization; Organisation; Payer",
        hints="Billing Name; 名称; 名稱; 单位; 單位; 行标签; 列标签; 行標籤; 廠商; 店名; Name; Row Labels; "
        "Partner; Ship-to Customer",
        against="编号; 編號; 代码; 代碼; code; number; no.; 经理; 經理; manager; owner; 联系; 聯絡; "
        "contact; 类型; 類型; type; 等级; 等級; level; 地址; address; 电话; 電話; phone; 金额; "
        "金額; 数; 數; count; ship-to; "
        "收货; 收貨",
        read_by=("sheets.accounts.account_list",),
    )
    currency: str | None = column(
        Kind.TEXT,
        label=N_("Currency"),
        help="The currency of its amounts.",
        hans="币种 币别 货币 原币币种 结算币种 交易币种",
        hant="幣種 幣別 貨幣 原幣幣別 結算幣別 交易幣別",
        en="Currency; CCY; Curr.; Currency Code; Transaction Currency; Document Currency",
        read_by=("sheets.rows.currency",),
    )


KEY_COLUMNS = columns_of(KeyRow)
"""Columns that any table may hold beside its own."""
