"""Acts of the trail in words. The trail itself keeps only the code; how it reads may change."""

SUBJECTS = {
    "account": "账号",
    "area": "区划",
    "assessment": "自查",
    "burden": "填报意见",
    "calendar": "日历",
    "consolidation": "学区汇总",
    "draw": "抽取",
    "file": "文件",
    "glossary": "名词",
    "ledger": "台账",
    "month_form": "月报表",
    "obligation": "应办事项",
    "position": "岗位",
    "posting": "挂牌",
    "problem": "问题",
    "register": "名册",
    "round": "轮次",
    "reference": "依据",
    "scheme": "方案",
    "tie": "回避",
    "trail": "留痕",
    "unit": "单位",
    "visit": "到校督导",
    "workbook": "收回的表格",
}
# What an act was about: the kinds of rows that the trail names.
OBJECTS = {
    "area": "区划", "assessment": "自查表", "calendarday": "日历", "consolidation": "学区汇总",
    "draw": "抽取", "fileuse": "文件", "glossaryterm": "名词",
    "obligation": "应办事项", "position": "岗位", "posting": "挂牌", "problem": "问题", "reference": "依据",
    "registerimport": "名册导入",
    "returnedworkbook": "收回的表格", "round": "轮次", "schemeversion": "方案", "term": "学期", "tie": "回避",
    "trail": "留痕", "unit": "单位", "user": "账号", "visit": "到校督导",
}  # fmt: skip
OWED = {
    "self_check": "自查", "consolidation": "汇总", "key_task": "重点任务", "report": "报送", "sign_for": "签收",
    "rectify": "整改", "recheck": "复查", "progress": "职责进展",
    "visit": "到校督导", "receipt": "签收反馈", "consultation": "协商办理",
}  # fmt: skip
# An act of every service; a test finds one that is missing.
ACTS = {
    "account.change_password": "自己改了密码",
    "account.edit": "改了账号的姓名或联系方式",
    "account.edit_own": "改了自己的手机或邮箱",
    "account.found": "建了首个账号",
    "account.open": "开了账号",
    "account.reset_password": "重置了密码",
    "account.begin_second_step": "要了动态口令的密钥",
    "account.start_second_step": "开启了动态口令",
    "account.stop_second_step": "关了动态口令",
    "account.use_recovery_code": "用恢复码登录或确认",
    "account.demand_second_step": "改了哪些岗位要用动态口令",
    "account.reset_second_step": "重置了动态口令",
    "account.start": "恢复了账号",
    "account.stop": "停用了账号",
    "area.found": "建了县和教育局",
    "calendar.fill_year": "补了一年的节假日",
    "calendar.set_day": "改了日历",
    "calendar.save_term": "记了学期",
    "calendar.drop_term": "去掉了学期",
    "position.grant": "派了岗位",
    "position.end": "结束了岗位",
    "position.certificate": "改了督学证",
    "position.pass_on": "交接了离任人没办完的事",
    "posting.begin": "挂牌到学校",
    "posting.end": "停了挂牌",
    "register.drop": "扔掉了名册预览",
    "register.import": "导入了名册",
    "register.prepare": "上传了名册看预览",
    "register.undo": "撤回了名册变动",
    "tie.add": "记了回避",
    "tie.drop": "去掉了回避",
    "trail.export": "导出了留痕",
    "unit.add": "登记了单位",
    "unit.edit": "改了单位基本情况",
    "unit.rename": "单位改名",
    "unit.move": "调整了单位隶属",
    "unit.close": "撤销了单位",
    "unit.merge": "并入了单位",
    "unit.head": "换了负责人",
    "unit.name_due": "到日子改了名",
    "assessment.begin": "开始填自查",
    "assessment.confirm": "确认提交了自查",
    "assessment.hand_over": "把自查分给了同事",
    "assessment.send_back": "退回了自查",
    "assessment.take_back": "收回了分出去的自查",
    "burden.object": "提了填报意见",
    "consolidation.submit": "上报了学区汇总",
    "draw.announce": "公布了抽取范围",
    "draw.arrange": "重新排了抽出的督导",
    "draw.enter_value": "录了公开数，抽取了",
    "draw.publish": "公布了抽取记录",
    "draw.void": "作废了一次抽取",
    "file.hand_out": "下载了文件",
    "file.forget": "去掉了不该留的文件",
    "file.keep": "上传了文件",
    "ledger.export": "导出了台账",
    "month_form.export": "导出了月报表",
    "obligation.finish": "办完了一件事",
    "obligation.owe": "派了一件事",
    "obligation.owe_many": "派了一批事",
    "obligation.receive_paper": "记了收到纸质件",
    "obligation.reschedule": "改了一批期限",
    "obligation.settle": "一批事算办完",
    "obligation.urge": "催了一次",
    "obligation.withdraw": "撤回了一批事",
    "problem.open": "入账了问题",
    "problem.see_again": "又看到了问题",
    "problem.plan": "定了整改措施",
    "problem.submit": "报了整改结果",
    "problem.close": "复查通过并销号",
    "problem.send_back": "退回重改",
    "problem.change_due": "改了整改期限",
    "problem.note": "补记了一笔",
    "problem.void": "撤销了记错的问题",
    "round.hand_out_forms": "发出了自查表格",
    "round.end": "结束了一轮自查",
    "round.send": "派发了一轮自查",
    "round.withdraw": "撤回了一轮自查",
    "reference.export": "导出了依据清单",
    "reference.write": "改了依据清单",
    "glossary.drop": "去掉了名词的解释",
    "glossary.write": "写了名词的解释",
    "scheme.open_draft": "传了方案文件",
    "scheme.edit": "改了方案校核稿",
    "scheme.undo": "撤销了方案校核稿的一步",
    "scheme.comment": "就方案的一条写给同事",
    "scheme.settle_comments": "记了和同事谈妥",
    "scheme.discard_draft": "扔掉了方案校核稿",
    "scheme.put_in_force": "让方案生效",
    "scheme.call_off": "取消了待生效的方案",
    "scheme.take_effect": "到日子，方案起效",
    "scheme.dispatch_again": "按方案补派了事项",
    "scheme.revise": "开始修订方案",
    "scheme.change_group": "改了工作机构的人员",
    "visit.amend": "更正了督导记录",
    "visit.close_record": "收好了督导记录",
    "visit.feed_back": "向学校反馈了督导",
    "visit.miss": "记了没去成督导",
    "visit.open": "到校开始督导",
    "visit.press_urgent": "从现场紧急上报",
    "visit.receive": "签收了督导反馈",
    "visit.write_remark": "记了学校的难处或亮点",
    "workbook.hand_out": "下载了自查表格",
    "workbook.decide": "定了一份收回的表格",
    "workbook.take": "收下了一份表格",
    "workbook.question": "收回的表格有疑问",
    "workbook.refuse": "拒收了一份表格",
}


def object_of(kind: str, reference: str) -> str:
    """What an act was about, in words and with its number; a long code is cut to what tells it apart."""
    owed, _, number = reference.partition(":")
    told = f"{OWED[owed]} {number}" if owed in OWED else reference if len(reference) <= 20 else reference[:8]
    return f"{OBJECTS.get(kind, kind)} {told}"


def words_of(act: str) -> str:
    """An act in words; one that nobody has worded yet says at least what it touched."""
    if act in ACTS:
        return ACTS[act]
    subject = SUBJECTS.get(act.partition(".")[0])
    return f"{subject}：{act.partition('.')[2]}" if subject else act


def export_words(entry) -> str:
    """What an export carried away: how many rows, with names or without, and what had been searched for."""
    body = entry.payload.body if entry.act.endswith(".export") and hasattr(entry, "payload") else {}
    parts = [f"{body['rows']} 行"] if "rows" in body else []
    parts += [("没带姓名", "带姓名")[body["names"]]] if "names" in body else []
    parts += [f"搜“{body['words']}”"] if body.get("words") else []
    return f"：{'，'.join(parts)}" if parts else ""
