"""Visits, calls and meetings."""

from dataclasses import dataclass

from kamxl.locale import N_
from kamxl.sheets.tables.column import Day, Kind, column
from kamxl.sheets.tables.table import Table, any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionRow:
    """One row: one visit, call or meeting."""

    date: Day | None = column(
        Kind.DAY,
        label=N_("Date of the contact"),
        help="The day of the contact.",
        hans="拜访日期 跟进时间 沟通时间 联系时间 拜访时间 回访日期 最近沟通时间 会议日期 本次拜访日期 "
        "发生时间 走访日期 沟通日期 互动日期 跟进日期 联系日期 活动日期",
        hant="拜訪日期 跟進時間 溝通時間 聯繫時間 聯絡時間 拜訪時間 回訪日期 最近溝通時間 會議日期 "
        "本次拜訪日期 發生時間 聯絡日期 走訪日期 溝通日期 互動日期 跟進日期 聯繫日期 活動日期",
        en="Visit Date; Contact Date; Meeting Date; Activity Date; Call Date; Date; Touch Date; "
        "Interaction Date; Date of Visit; Date of Contact; Follow-up On; Visited On; Met On",
        against="下次; next; 计划; 計劃; planned; 订单; 訂單; order; invoice; 开票; 開票; ship; 发货; "
        "付款; paid; sale; 销售; 成交",
        required=True,
        read_by=(
            "measures.meetings",
            "measures.dossier._contact",
            "measures.visits",
        ),
    )
    channel: str | None = column(
        Kind.TEXT,
        label=N_("Channel"),
        help="Visit, call, meeting …",
        hans="沟通方式 拜访方式 联系方式 跟进方式 访问类型 渠道 回访方式 互动方式 交流方式 走访方式",
        hant="溝通方式 拜訪方式 聯繫方式 聯絡方式 跟進方式 訪問類型 訪問型別 渠道 回訪方式 互動方式 交流方式",
        en="Channel; Type; Activity Type; Method; Contact Type; Mode; Visit Type; Meeting Type; "
        "Interaction Type; Contact Method; Means of Contact",
        hints="方式; 形式; Kind",
        against="付款; 收款; payment; 结算; 發票; sales",
        read_by=("measures.dossier._contact",),
    )
    participants: str | None = column(
        Kind.TEXT,
        label=N_("Participants"),
        help="Who took part.",
        hans="参与人 陪同人 参会人员 我方人员 被拜访人 访谈对象 参加人员 陪同人员",
        hant="參與人 陪同人 參會人員 我方人員 被拜訪人 訪談對象 訪談物件 與會人員 陪同人員 參加人員",
        en="Participants; Attendees; With; Contacts Met; Attended By; Who Took Part",
        read_by=("measures.dossier._contact", "measures.thread"),
    )
    visited_by: str | None = column(
        Kind.TEXT,
        label=N_("Visited by"),
        help="Who of ours made the contact.",
        hans="拜访人员 走访人 走访人员 跟进人员 联系人员",
        hant="拜訪人員 走訪人 跟進人員",
        en="Visited By; Visitor; Our Contact; Called By; Met By",
        hints="Who",
        read_by=("measures.dossier._contact",),
    )
    met: str | None = column(
        Kind.TEXT,
        label=N_("Person met"),
        help="Whom we met at the customer.",
        hans="拜访人物 会见对象 沟通对象 走访对象 对方人员 客户参与人",
        hant="會見對象 溝通對象 走訪對象 對方人員 客戶參與人",
        en="Met; Person Met; Met With; People Met; Customer Participants",
        read_by=("measures.dossier._contact", "measures.thread"),
    )
    level: str | None = column(
        Kind.WORD,
        label=N_("Level of the contact"),
        help="workshop, executive or formal.",
        hans="高层互动 拜访层级 对方层级 是否高层 沟通层级 互动级别 互动层级 拜访级别 会议级别",
        hant="高層互動 拜訪層級 對方層級 是否高層 溝通層級 互動級別 互動層級 拜訪級別 會議級別",
        en="Exec Level; Seniority; Executive?; Contact Level; Level of Contact; Meeting Level; "
        "Interaction Level; Visit Level",
        hints="层级; 層級; 级别; 級別; Level",
        against="客户; 客戶; customer; account; credit; 信用; risk; 风险; 風險",
        read_by=("measures.meetings", "measures.dossier._contact"),
    )
    content: str | None = column(
        Kind.TEXT,
        label=N_("What it was about"),
        help="What it was about.",
        hans="沟通内容 跟进记录 拜访内容 洽谈内容 拜访纪要 跟进情况 会议纪要 内容 交流内容 走访内容 "
        "沟通纪要 拜访记录 会谈内容 拜访情况",
        hant="溝通內容 跟進記錄 拜訪內容 洽談內容 拜訪紀要 跟進情況 會議紀要 會議紀錄 內容 交流內容 "
        "走訪內容 溝通紀要 拜訪記錄 會談內容",
        en="Notes; Summary; Meeting Notes; Details; Content; Minutes; Visit Notes; Call Notes; "
        "Discussion; Topics; Agenda",
        hints="主题; 主題; 说明; 說明; 备注; 備註; Subject; Topic",
        read_by=("measures.dossier._contact",),
    )
    next_action: str | None = column(
        Kind.TEXT,
        label=N_("What was agreed"),
        help="What was agreed.",
        hans="下一步行动 下一步计划 后续动作 跟进事项 待办 后续行动 后续计划 后续跟进 下一步 下步计划",
        hant="下一步行動 下一步計劃 後續動作 跟進事項 待辦 下一步 待辦事項 後續行動 後續計劃 後續計畫 "
        "後續跟進 下步計劃",
        en="Next Step; Next Action; Follow-up; To Do; Agreed Action; Action Agreed; "
        "Follow-up Action; Next Actions; Next Steps",
        read_by=("measures.dossier._contact",),
    )
    last_contact_date: Day | None = column(
        Kind.DAY,
        label=N_("Last contact"),
        help="Last contact, as an account sheet states it.",
        hans="最近联系日期 最后联系时间 上次拜访日期 最近跟进时间 上次沟通 最近一次拜访 最近拜访日期 "
        "上次联系日期 最后拜访日期 最近互动日期 最近互动",
        hant="最近聯繫日期 最近聯絡日期 最後聯繫時間 最後聯絡時間 上次拜訪日期 最近跟進時間 上次溝通 "
        "最近一次拜訪 最近聯絡日 上次拜訪日 最近拜訪日期 上次聯絡日期 最後拜訪日期 最近互動日期 "
        "最近互動",
        en="Last Contact; Last Contacted; Last Visit; Last Activity Date; Last Touch; Last Meeting; "
        "Last Contact Date; Last Visit Date; Last Meeting Date",
        read_by=(
            "measures.meetings",
            "measures.visits",
        ),
    )
    next_contact_date: Day | None = column(
        Kind.DAY,
        label=N_("Next contact"),
        help="Next contact planned.",
        hans="下次跟进时间 下次联系日期 下次拜访日期 计划拜访时间 下次拜访计划 下次跟进 下次跟进日期 "
        "下次拜访 下次拜访时间 下次联系时间 下次联系",
        hant="下次跟進時間 下次聯繫日期 下次聯絡日期 下次拜訪日期 計劃拜訪時間 下次拜訪計劃 下次聯絡日 "
        "下次拜訪日 下次跟進 下次跟進日期 下次拜訪 下次拜訪時間 下次聯絡時間 下次聯絡",
        en="Next Contact; Next Visit; Next Step Date; Follow-up Date; Next Activity; "
        "Next Contact Date; Next Visit Date; Next Meeting; Next Follow-up; Next Call",
        read_by=("measures.visits",),
    )


INTERACTIONS = Table(
    key="interactions",
    label=N_("Visits and contacts"),
    row=InteractionRow,
    needs=(any_of("date", "last_contact_date", "next_contact_date"),),
    sheet_words=(
        "拜访",
        "互动",
        "跟进",
        "沟通",
        "拜訪",
        "互動",
        "visit",
        "interaction",
        "meeting",
        "activit",
    ),
    dated_by="date",
    dates_the_book=True,
    carried_by_accounts=4,
)
