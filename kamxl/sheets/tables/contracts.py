"""Contracts and their renewal."""

from dataclasses import dataclass

from kamxl.locale import N_
from kamxl.sheets.tables.column import Day, Kind, column
from kamxl.sheets.tables.table import Table, any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractRow:
    """One row: one contract."""

    contract_no: str | None = column(
        Kind.KEY,
        label=N_("Contract number"),
        help="Contract number.",
        hans="合同编号 合同号 协议编号 合同编码 协议号",
        hant="合同編號 合同號 協議編號 合同編碼 合約編號 契約編號 合約號碼 合約號",
        en="Contract No.; Agreement No.; Contract ID; Contract Number; Agreement Number",
        may_hold_totals=True,
        read_by=(
            "measures.dossier._contract",
            "measures.terms._contract",
        ),
    )
    contract_name: str | None = column(
        Kind.KEY,
        label=N_("Contract name"),
        help="Contract or project.",
        hans="合同名称 项目名称 协议名称 合同 项目",
        hant="合同名稱 項目名稱 專案名稱 協議名稱 合約名稱 合約 合同",
        en="Contract Name; Project; Agreement; Project Name; Contract Title",
        hints="Contract",
        read_by=(
            "measures.dossier._contract",
            "measures.signals._contracts",
            "measures.terms._contract",
        ),
    )
    amount: float | None = column(
        Kind.MONEY,
        label=N_("Contract value"),
        help="Value of the contract.",
        hans="合同金额 合同总金额 合同额 签约金额 合同价款 合同总价 合同价",
        hant="合同金額 合同總金額 合同額 簽約金額 合約金額 契約總價 合約總價 合約總金額 契約金額",
        en="Contract Value; TCV; ACV; ARR; Contract Amount; Total Contract Value; "
        "Annual Contract Value; Value of Contract",
        against="税额; 稅額; tax; 已; paid; 回款; 收款; 未; 率; %; 数量; 數量",
        read_by=(
            "measures.dossier._contract",
            "measures.terms._contract",
        ),
    )
    start_date: Day | None = column(
        Kind.DAY,
        label=N_("Start of the contract"),
        help="Begins on.",
        hans="开始日期 合同开始日期 生效日期 起始日期 签订日期 合同起始日期 合同签订日期",
        hant="開始日期 合同開始日期 生效日期 起始日期 簽訂日期 合約起日 生效日 合約開始日期 合約起始日",
        en="Start Date; Effective Date; Contract Start; Signed Date; Contract Start Date; "
        "Start of Contract; Begins On",
        hints="Start",
        against="end; 结束; 結束; 到期; 客户; customer since",
        read_by=(
            "measures.dossier._contract",
            "measures.signals._contracts",
            "measures.terms._contract",
        ),
    )
    end_date: Day | None = column(
        Kind.DAY,
        label=N_("End of the contract"),
        help="Ends on.",
        hans="结束日期 合同结束日期 到期日 到期日期 有效期 截止日期 合同到期日 合同到期时间 "
        "合同终止日期 合同截止日期",
        hant="結束日期 合同結束日期 到期日 到期日期 有效期 截止日期 合同到期日 合約迄日 合約到期日 "
        "合約結束日期 合約到期日期",
        en="End Date; Expiry Date; Contract End; Renewal Date; Expiration; Contract End Date; "
        "End of Contract; Contract Expiry; Expires On; Ends On",
        hints="End",
        against="start; 开始; 開始; 起始; payment; 付款; 应收; 應收; due; 完成",
        read_by=(
            "measures.dossier._contract",
            "measures.signals._contracts",
            "measures.terms.contracts_of",
        ),
    )
    renewal_intent: str | None = column(
        Kind.WORD,
        label=N_("Renewal intent"),
        help="yes, vague, no or unknown.",
        hans="续约意向 续约意愿 续签意向 续约可能性 续约概率",
        hant="續約意向 續約意願 續簽意向 續約可能性 續約概率 續約機率",
        en="Renewal Intent; Renewal Likelihood; Renewal Probability; Renewal Forecast; Likelihood to Renew",
        read_by=(
            "measures.dossier._contract",
            "measures.signals._contracts",
            "measures.terms._contract",
        ),
    )
    renewed: bool | None = column(
        Kind.YES_NO,
        label=N_("Renewed"),
        help="Was renewed.",
        hans="是否续约 续约情况 续签状态 续约结果 已续约",
        hant="是否續約 續約情況 續簽狀態 續約結果",
        en="Renewed; Renewal Status; Renewal Outcome; Was Renewed",
        read_by=(
            "measures.signals._contracts",
            "measures.terms._contract",
        ),
    )


CONTRACTS = Table(
    key="contracts",
    label=N_("Contracts"),
    row=ContractRow,
    needs=(any_of("contract_no", "contract_name", "end_date", "renewal_intent", "renewed"),),
    sheet_words=("合同", "续约", "协议", "合約", "續約", "contract", "renewal", "agreement"),
    dated_by="end_date",
    founds_accounts=3,
    carried_by_accounts=2,
    decides_currency=3,
)
