"""People at the accounts."""

from dataclasses import dataclass

from kamxl.locale import N_
from kamxl.sheets.tables.column import Day, Kind, column
from kamxl.sheets.tables.table import Table, any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRow:
    """One row: one person at an account."""

    contact_name: str | None = column(
        Kind.KEY,
        label=N_("Contact person"),
        help="Name.",
        hans="联系人 姓名 联系人姓名 主要联系人 主联系人 关键联系人 关键人 对接人 客户联系人 "
        "联系人名称 客户方联系人 接口人",
        hant="聯繫人 聯絡人 姓名 聯繫人姓名 聯絡人姓名 主要聯繫人 主要聯絡人 主聯繫人 主聯絡人 "
        "關鍵聯繫人 關鍵聯絡人 關鍵人 對接人 客戶聯繫人 客戶聯絡人 連絡人 窗口 承辦人 聯絡人名稱 "
        "客戶窗口",
        en="Contact; Contact Name; Primary Contact; Key Contact; Stakeholder; Person; "
        "Contact Person; Full Name; Contact Full Name",
        hints="First Name; Name",
        against="公司; 单位; 單位; 客户名称; 客戶名稱; company; account; customer; date; 日期; time; "
        "时间; email; phone; 电话; product; 产品; level",
        may_hold_totals=True,
        required=True,
        read_by=("measures.dossier._person", "measures.thread"),
    )
    title: str | None = column(
        Kind.TEXT,
        label=N_("Position"),
        help="Position.",
        hans="职务 职位 岗位 职称 岗位名称",
        hant="職務 職位 崗位 職稱",
        en="Title; Job Title; Position; Contact Title; Job Position",
        against="contract; 合同; report; 标题",
        may_hold_totals=True,
        read_by=("measures.dossier._person",),
    )
    contact_department: str | None = column(
        Kind.TEXT,
        label=N_("Department of the contact"),
        help="Department at the customer.",
        hans="所在部门 联系人部门 客户部门",
        hant="所在部門 聯繫人部門 聯絡人部門 客戶部門 所屬部門",
        en="Contact Department; Dept.; Function",
        read_by=("measures.dossier._person",),
    )
    role: str | None = column(
        Kind.WORD,
        label=N_("Role in buying"),
        help="C coach, U user, T technical gatekeeper, E decision maker.",
        hans="角色 决策角色 关键人角色 采购角色 影响力角色 CUTE角色 决策链角色",
        hant="角色 決策角色 關鍵人角色 採購角色 影響力角色 CUTE角色 決策鏈角色",
        en="Role; Buying Role; Decision Role; Stakeholder Role; Role Type; CUTE; CUTE Role",
        read_by=("measures.dossier._person", "measures.signals._contacts"),
    )
    influence: float | None = column(
        Kind.NUMBER,
        label=N_("Influence"),
        help="Influence, 1 to 5.",
        hans="影响力 决策权 决策影响力 话语权",
        hant="影響力 決策權 決策影響力 話語權",
        en="Influence; Decision Power; Power; Influence Level",
        low=1,
        high=5,
        read_by=("measures.dossier._person",),
    )
    attitude: float | None = column(
        Kind.NUMBER,
        label=N_("Attitude"),
        help="Attitude, -2 to 2.",
        hans="态度 支持度 支持程度 立场 友好度 关系好坏",
        hant="態度 支持度 支援度 支持程度 支援程度 立場 友好度 關係好壞",
        en="Attitude; Support; Sentiment; Friendliness; Stance; Advocacy",
        low=-2,
        high=2,
        read_by=("measures.dossier._person",),
    )
    strength: float | None = column(
        Kind.NUMBER,
        label=N_("Strength of the relationship"),
        help="Strength of the relationship, 1 to 5.",
        hans="关系强度 关系深度 熟悉程度 亲密度",
        hant="關係強度 關係深度 熟悉程度 親密度",
        en="Relationship Strength; Strength; Relationship Score",
        low=1,
        high=5,
        read_by=("measures.dossier._person",),
    )
    reports_to: str | None = column(
        Kind.KEY,
        label=N_("Reports to"),
        help="Superior.",
        hans="汇报对象 上级 直属上级 汇报人",
        hant="彙報對象 彙報物件 上級 直屬上級 彙報人 主管 直屬主管",
        en="Reports To; Manager; Supervisor",
        read_by=("measures.dossier._person",),
    )
    is_active: bool | None = column(
        Kind.YES_NO,
        label=N_("In the position"),
        help="Still in the position.",
        hans="在职 是否在职 在岗状态",
        hant="在職 是否在職 在崗狀態 在職狀態",
        en="Active; In Role; Employed; Still in Position; Is Active; Still There",
        read_by=("measures.dossier._person", "measures.signals._gone", "measures.thread"),
    )
    left_on: Day | None = column(
        Kind.DAY,
        label=N_("Left on"),
        help="Left the position on.",
        hans="离职日期 离任日期 调岗日期",
        hant="離職日期 離任日期 調崗日期 離職日",
        en="Left On; Departure Date; End Date; Left Position On; Leaving Date",
        read_by=("measures.dossier._person", "measures.signals._gone", "measures.thread"),
    )
    phone: str | None = column(
        Kind.KEY,
        label=N_("Telephone"),
        help="Telephone.",
        hans="电话 联系电话 手机 手机号 办公电话 固定电话 公司电话 移动电话 座机",
        hant="電話 聯繫電話 聯絡電話 手機 手機號 辦公電話 固定電話 公司電話 行動電話 分機 連絡電話 市話",
        en="Phone; Mobile; Tel; Telephone; Cell; Phone Number; Mobile Phone; Mobile No.",
        read_by=("measures.customer_file",),
    )
    email: str | None = column(
        Kind.KEY,
        label=N_("E-mail"),
        help="E-mail.",
        hans="邮箱 电子邮箱 电子邮件 邮件",
        hant="郵箱 電子郵箱 電子郵件 郵件 電郵 電子信箱",
        en="Email; Email Address; Mail; Mail Address",
        read_by=("measures.customer_file",),
    )
    wechat: str | None = column(
        Kind.KEY,
        label=N_("WeChat"),
        help="WeChat or another messenger.",
        hans="微信 微信号 企业微信 QQ QQ号码 企业微信号",
        hant="微信 微信號 微訊號 企業微信 QQ QQ號碼 LINE",
        en="WeChat; IM; QQ; Messenger; WhatsApp; LINE",
        read_by=("measures.customer_file",),
    )


CONTACTS = Table(
    key="contacts",
    label=N_("Contact persons"),
    row=ContactRow,
    needs=(any_of("contact_name"),),
    sheet_words=("联系人", "关键人", "聯絡人", "聯繫人", "contact", "stakeholder", "people"),
    carried_by_accounts=7,
)
