"""Headers that say little by themselves: other columns and the values must tell what they mean."""

_WORDS = (
    "Account; Active; Active?; Actual; Amount; Area; As Of; Attitude; Balance; Category; Channel; "
    "Class; Code; Comments; Company; Completed; Confirmed; Contact; Content; Contract; Cost; Credit; "
    "Current; Date; Day; Deal; Description; Details; Document; Done; Due; End; End Date; Fit; "
    "Function; Geo; Goal; Grade; Group; ID; Impact; Invoice; Item; Kind; Level; Light; Likelihood; "
    "Manager; Margin; Method; Met; Mode; Name; Need; Net; Notes; Num; Number; Order; Opened; Owner; "
    "Paid; Parent; Partner; Payment; Payments; Period; Person; Plan; Position; Potential; Power; "
    "Price; Priority; Probability; Product; Profit; Progress; Project; Quality; Rank; Rate; Reason; "
    "Received; Reference; Remarks; Rep; Request; Result; Return; Risk; Role; Segment; Sent; "
    "Service; Severity; Since; Signal; Stage; Start; Start Date; State; Status; Strength; Subject; "
    "Subtotal; Summary; Support; Target; Target Date; Tax; Team; Terms; Tier; Title; Topic; Total; "
    "Type; Unit Price; Units; Value; Volume; Warning; Who; With; Worth; Year; 编号; 编码; 代码; "
    "日期; 时间; 金额; 合计; 总计; 余额; 状态; 类型; 性质; 级别; 等级; 层级; 评分; 名称; 单位; "
    "简称; 说明; 描述; 备注; 内容; 方式; 形式; 部门; 团队; 集团; 省; 城市; 渠道; 角色; 态度; 上级; "
    "销售; 负责人; 责任人; 指标; 任务; 目标; 完成; 实际; 预算; 进度; 事项; 项目; 合同; 机会; "
    "需求; 风险; 到期日; 到期日期; 截止日期; 开始日期; 结束日期; 有效期; 价格; 单价; 数量; 成本; "
    "收入; 利润; 发生时间; 可能性; 优先级; 阶段; 信用; 潜力; 重要性; 年度; 年份; 月份; 期间; 季度; "
    "借方; 贷方; 編號; 編碼; 代碼; 代號; 時間; 金額; 合計; 總計; 餘額; 狀態; 類型; 性質; "
    "級別; 等級; 層級; 評分; 名稱; 單位; 簡稱; 說明; 備註; 內容; 部門; 團隊; 集團; 態度; 業務; 銷售; "
    "負責人; 責任人; 指標; 任務; 目標; 實際; 預算; 進度; 事項; 合約; 機會; 風險; 開始日期; "
    "結束日期; 價格; 單價; 數量; 利潤; 發生時間; 優先級; 階段; 潛力; 期間; 貸方; 分級; 達成; 窗口"
)

VAGUE = frozenset(word.strip() for word in _WORDS.split(";"))
"""As people write them; compared in the form in which headers are looked up."""
