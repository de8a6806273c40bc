"""The account list: one row, one account."""

from dataclasses import dataclass

from kamxl.locale import N_
from kamxl.sheets.tables.column import Day, Kind, column
from kamxl.sheets.tables.keys import KeyRow
from kamxl.sheets.tables.table import Proof, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow(KeyRow):
    """One row: one account, with whatever the team keeps about it."""

    short_name: str | None = column(
        Kind.KEY,
        label=N_("Short name"),
        help="What the team calls it; other sheets may use it.",
        hans="客户简称 简称 公司简称 客户别名 别名",
        hant="客戶簡稱 簡稱 公司簡稱 客戶別名 別名",
        en="Short Name; Alias; Account Alias; Abbreviation; Nickname; Customer Alias",
        against="编号; 編號; code; number",
        read_by=("sheets.accounts.account_list",),
    )
    parent_account: str | None = column(
        Kind.KEY,
        label=N_("Group it belongs to"),
        help="The group it belongs to.",
        hans="上级客户 母公司 所属集团 集团 总公司 集团总部 上级单位 归属集团",
        hant="上級客戶 母公司 所屬集團 集團 總公司 集團總部 上級單位 歸屬集團 母公司名稱",
        en="Parent Account; Parent; Parent Company; Group; Ultimate Parent; Holding",
        read_by=("measures.customer_file",),
    )
    uscc: str | None = column(
        Kind.KEY,
        label=N_("Registration number"),
        help="Registration or tax number.",
        hans="统一社会信用代码 信用代码 税号 纳税人识别号 工商注册号 注册号 购方税号 购买方税号 "
        "营业执照号 纳税人号",
        hant="統一社會信用代碼 統一社會信用程式碼 信用代碼 信用程式碼 稅號 納稅人識別號 工商註冊號 "
        "註冊號 統一編號 稅籍編號 購方稅號 買方統編 買受人統一編號 統編",
        en="Tax ID; VAT No.; Registration No.; USCC; EIN; Company Number; VAT Number; Tax Number; "
        "Registration Number",
        read_by=("measures.customer_file",),
    )
    industry: str | None = column(
        Kind.TEXT,
        label=N_("Industry"),
        help="Its industry.",
        hans="行业 所属行业 客户行业 行业类别 行业性质 行业属性",
        hant="行業 所屬行業 客戶行業 行業類別 行業性質 行業屬性 產業 產業別 所屬產業",
        en="Industry; Sector; Vertical; Segment; Industry Type; Industry Sector",
        read_by=("reports.sections.identity",),
    )
    region: str | None = column(
        Kind.TEXT,
        label=N_("Region"),
        help="Where it is looked after.",
        hans="区域 地区 所属区域 大区 省份 省 城市 市场分区 销售区域 国家 国家地区 国别 地市",
        hant="區域 地區 所屬區域 大區 省份 省 城市 市場分區 市場分割槽 銷售區域 縣市 國家 國別",
        en="Region; Territory; Area; Province; City; Geo; Country; State/Province; Sales Region; "
        "Sales Territory",
        hints="State; Market",
        against="经理; 經理; manager; status; code",
        read_by=("reports.sections.identity",),
    )
    owner: str | None = column(
        Kind.TEXT,
        label=N_("Account manager"),
        help="Its account manager.",
        hans="客户经理 大客户经理 负责人 客户负责人 业务员 销售 销售经理 销售负责人 归属人 所属销售 "
        "跟进人 责任人 客户代表 KAM",
        hant="客戶經理 大客戶經理 負責人 客戶負責人 業務員 銷售 銷售經理 銷售負責人 歸屬人 所屬銷售 "
        "跟進人 責任人 客戶代表 KAM 業務 業務代表 負責業務",
        en="Account Manager; Key Account Manager; KAM; Owner; Account Owner; Sales Rep; Salesperson; "
        "CSM; AM; Rep; Sales Manager; Sales Owner; Account Rep; Relationship Manager",
        hints="Manager; Seller; Who",
        against="电话; 電話; phone; email; 部门; 部門; 日期; date; since",
        read_by=("reports.sections.identity", "rules.alerts.catalogue"),
    )
    owner_since: Day | None = column(
        Kind.DAY,
        label=N_("Account manager since"),
        help="When the account manager took over.",
        hans="接手日期 接管日期 负责起始日期 客户经理任职日期 客户经理接手日期 接手时间 客户经理变更日期",
        hant="接手日期 接管日期 負責起始日期 客戶經理任職日期 接手日 客戶經理接手日期 接手時間 "
        "客戶經理變更日期",
        en="Owner Since; AM Start Date; Assigned Date; Handover Date; Account Manager Since; "
        "Manager Since; Handover On",
        read_by=("reports.sections.identity", "rules.alerts.manager_changed"),
    )
    department: str | None = column(
        Kind.TEXT,
        label=N_("Department"),
        help="The team that looks after it.",
        hans="部门 所属部门 事业部 销售团队 团队 分公司",
        hant="部門 所屬部門 事業部 銷售團隊 團隊 分公司 部門別 事業處",
        en="Department; Team; Business Unit; BU; Branch",
        read_by=("measures.customer_file",),
    )
    first_coop_date: Day | None = column(
        Kind.DAY,
        label=N_("First cooperation"),
        help="First cooperation; sets the contact rhythm.",
        hans="初次合作时间 首次合作日期 合作开始时间 合作起始日 首单日期 首次成交日期 签约日期 "
        "建档日期 开户日期 合作时间 首次合作时间 合作起始 合作起始时间 合作起始日期 合作开始日期 "
        "合作日期 首次交易日期",
        hant="初次合作時間 首次合作日期 合作開始時間 合作起始日 首單日期 首次成交日期 簽約日期 "
        "建檔日期 開戶日期 合作時間 首次合作日 首次交易日 開戶日 首次合作時間 合作起始 "
        "合作起始時間 合作起始日期 合作開始日期 合作日期 首次交易日期",
        en="First Deal Date; Customer Since; Relationship Start; Start Date; First Order Date; "
        "Onboarding Date; Since; Client Since; Partner Since; Cooperation Since; "
        "First Cooperation Date; First Purchase Date",
        against="end; 结束; 結束; 到期; last; 最近; 上次; next; 下次; contract; 合同; 合約",
        read_by=("measures.facts",),
    )
    status: str | None = column(
        Kind.TEXT,
        label=N_("Account status"),
        help="The team's own word for its state.",
        hans="客户状态 状态 合作状态 客户现状 客户情况",
        hant="客戶狀態 狀態 合作狀態 客戶現狀 客戶情況 往來狀態",
        en="Status; Account Status; Customer Status; Active?",
        against="date; 日期; 订单; 訂單; order; payment; risk; 风险; 風險",
        read_by=("measures.customer_file",),
    )
    customer_type: str | None = column(
        Kind.TEXT,
        label=N_("Kind of customer"),
        help="The team's own kind of customer.",
        hans="客户类型 客户类别 客户性质 用户性质 性质 客户分类 客户种类",
        hant="客戶類型 客戶型別 客戶類別 客戶性質 用戶性質 使用者性質 性質 客戶分類 客戶別",
        en="Type; Account Type; Customer Type; Category; Ownership Type; Kind of Account",
        hints="Kind",
        against="date; 日期; order; 订单; 單據; 单据; document; visit; 拜访",
        read_by=("measures.customer_file",),
    )
    legacy_tier: str | None = column(
        Kind.KEY,
        label=N_("Tier before kamxl"),
        help="The tier it had before kamxl.",
        hans="客户等级 客户级别 等级 级别 客户分级 重要程度 ABC分类 客户层级 大客户等级 星级 客户分层 "
        "重点客户等级",
        hant="客戶等級 客戶級別 等級 級別 客戶分級 重要程度 ABC分類 客戶層級 大客戶等級 星級 分級 客戶分層",
        en="Tier; Level; Grade; Class; ABC Class; Account Tier; Priority; Segment Tier; "
        "Customer Tier; Customer Level; Customer Grade; Customer Class",
        read_by=("measures.customer_file",),
    )
    key_account_class: str | None = column(
        Kind.TEXT,
        label=N_("Key-account class"),
        help="The team's key-account class, A to C.",
        hans="关键客户分类 大客户类别",
        hant="關鍵客戶分類 大客戶類別",
        en="Key Account Class; Key Account Category; KA Class",
        read_by=("measures.customer_file",),
    )
    group_class: str | None = column(
        Kind.TEXT,
        label=N_("Group class"),
        help="The team's class of groups: core, strategic, important …",
        hans="集团客户类别 集团客户等级 集团分类",
        hant="集團客戶類別 集團客戶等級 集團分類",
        en="Group Customer Class; Group Account Class",
        read_by=("measures.customer_file",),
    )
    relationship_stage: str | None = column(
        Kind.TEXT,
        label=N_("Relationship stage"),
        help="How far the relationship has come.",
        hans="关系阶段 客户关系阶段 合作阶段 关系发展阶段 关系类型 客户关系",
        hant="關係階段 客戶關係階段 合作階段 關係發展階段 關係類型 關係型別 客戶關係 往來階段",
        en="Relationship Stage; KAM Stage; Relationship Type; Partnership Stage",
        read_by=("measures.customer_file",),
    )
    lifecycle_stage: str | None = column(
        Kind.TEXT,
        label=N_("Lifecycle stage"),
        help="Where it is in its life as a customer.",
        hans="生命周期 生命周期阶段 客户生命周期 所处阶段",
        hant="生命週期 生命週期階段 客戶生命週期 所處階段",
        en="Lifecycle; Lifecycle Stage; Customer Stage",
        read_by=("measures.customer_file",),
    )
    relation_level: str | None = column(
        Kind.TEXT,
        label=N_("Relation level"),
        help="How close the relationship is.",
        hans="关系密切程度 客户关系程度 关系程度 关系亲疏 关系等级 关系级别 合作等级",
        hant="關係密切程度 客戶關係程度 關係程度 關係親疏 關係等級 關係級別 合作等級",
        en="Relationship Strength; Closeness; Relationship Level; Partnership Level; Cooperation Level",
        read_by=("measures.customer_file",),
    )
    credit_grade: str | None = column(
        Kind.KEY,
        label=N_("Credit grade"),
        help="Credit grade.",
        hans="信用等级 信用级别 信用评级 资信等级 信用",
        hant="信用等級 信用級別 信用評級 資信等級 信用 信用評等 授信等級",
        en="Credit Grade; Credit Rating; Credit Class; Credit Level",
        read_by=("sheets.accounts.account_list",),
    )
    credit_limit: float | None = column(
        Kind.MONEY,
        label=N_("Credit limit"),
        help="Credit limit.",
        hans="信用额度 授信额度 赊销额度",
        hant="信用額度 授信額度 賒銷額度 信用限額",
        en="Credit Limit; Credit Line",
        read_by=("measures.customer_file",),
    )
    payment_terms: str | None = column(
        Kind.KEY,
        label=N_("Payment terms"),
        help="Days or words of payment.",
        hans="账期 付款条件 结算方式 付款方式 信用期 账期(天) 账期天数 信用天数 付款期限",
        hant="賬期 付款條件 結算方式 付款方式 信用期 賬期(天) 賬期天數 月結天數 票期 信用天數 付款期限",
        en="Payment Terms; Terms; Net Days; Credit Days; Payment Term; Days of Credit",
        read_by=("measures.customer_file",),
    )
    competitors: str | None = column(
        Kind.TEXT,
        label=N_("Competitors"),
        help="Who else supplies it.",
        hans="竞争对手 竞品 主要竞争对手 竞争对手情况 现有供应商",
        hant="競爭對手 競品 主要競爭對手 競爭對手情況 現有供應商",
        en="Competitors; Incumbent; Competitor; Rival Suppliers",
        read_by=("measures.customer_file",),
    )
    wallet_size: float | None = column(
        Kind.MONEY,
        label=N_("Yearly spend on all suppliers"),
        help="What it spends a year on all suppliers.",
        hans="年采购总额 同类采购总额 品类采购额 采购预算 预算规模 钱包规模 可采购总量 市场容量 "
        "年度采购总额 年采购额",
        hant="年採購總額 同類採購總額 品類採購額 採購預算 預算規模 錢包規模 可採購總量 市場容量 "
        "年採購額 年度採購總額",
        en="Total Category Spend; Wallet; Wallet Size; Total Spend; Annual Budget; "
        "Addressable Spend; TAM at Account; Total Purchase Volume; Annual Spend",
        against="我司; 我方; ours; 合同; contract",
        read_by=("measures.customer_file",),
    )
    listed_filed: str | None = column(
        Kind.TEXT,
        label=N_("On file"),
        help="Whether it is on file, or its file number.",
        hans="是否备案 备案状态 备案编号 建档状态 备案号 备案情况",
        hant="是否備案 備案狀態 備案編號 建檔狀態 備案 備案號 備案情況",
        en="Filed; Registered; Registration Status; Filing; Filing No.; Filed On",
        read_by=("measures.customer_file",),
    )
    notes: str | None = column(
        Kind.TEXT,
        label=N_("Remarks"),
        help="Anything else.",
        hans="备注 说明 描述 附注",
        hant="備註 說明 描述 附註",
        en="Notes; Remarks; Comments; Description",
        read_by=("measures.customer_file",),
    )


ACCOUNTS = Table(
    key="accounts",
    label=N_("Accounts"),
    row=AccountRow,
    proof=Proof.ONE_ROW_PER_ACCOUNT,
    vague_headers_suffice=True,
    carries_yearly_figures=True,
    sheet_words=(
        "客户清单",
        "客户信息",
        "客户档案",
        "客户资料",
        "客户名单",
        "客戶",
        "大客户",
        "account",
        "customer",
    ),
    founds_accounts=1,
    fewest=2,
)
