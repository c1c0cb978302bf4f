"""Law, events, products and ties in everyday wordings: all rows together read what is said and nothing else."""

from __future__ import annotations

import pytest

from kg.relations.clauses import relations
from kg.relations.examples import example
from kg.relations.schema import symmetric

RELATIONS = {
    "penalized", "disputesWith", "supervises", "organizes", "participatesIn", "issued", "develops", "listedOn",
    "graduatedFrom", "memberOf", "relativeOf", "competesWith",
}  # fmt: skip


def key(subject: str, predicate: str, object_: str) -> tuple[str, str, str]:
    if symmetric(predicate) and object_ < subject:
        subject, object_ = object_, subject
    return subject, predicate, object_


def read(text: str) -> tuple[set[tuple[str, str, str]], set[tuple[str, str, str]]]:
    """What a sentence is expected to say, and what the rows read in it."""
    found = example(text, "test")
    read = {key(r.subject, r.predicate, r.object) for r in relations(found.passages) if r.predicate in RELATIONS}
    return {key(*claim.split()[:3]) for claim in found.expected}, read


@pytest.mark.parametrize(
    "text",
    [
        "[青川证监局|Institution]日前对[远山科技|Company]出具警示函，因其未及时披露关联交易 => 青川证监局 penalized 远山科技",
        "因信息披露违规，[远山科技|Company]及董事长[林夏|Person]被[青川证监局|Institution]立案调查 => 青川证监局 penalized 远山科技, 青川证监局 penalized 林夏",
        "[远山科技|Company]收到[青川证监局|Institution]下发的《行政处罚决定书》 => 青川证监局 penalized 远山科技",
        "[远山科技|Company]公告称，公司近日收到[青川证监局|Institution]《关于对公司采取责令改正措施的决定》 => 青川证监局 penalized 远山科技",
        "[中国证监会|Institution]决定对[远山科技|Company]立案 => 中国证监会 penalized 远山科技",
        "[林夏|Person]因涉嫌内幕交易，被[中国证监会|Institution]立案调查 => 中国证监会 penalized 林夏",
        "[青川市市场监管局|Institution]依法对[远山科技|Company]作出罚款200万元的行政处罚 => 青川市市场监管局 penalized 远山科技",
        "[林夏|Person]严重违纪违法被开除党籍和公职，[青川省纪委监委|Institution]通报称 => 青川省纪委监委 penalized 林夏",
        "据[青川省纪委监委|Institution]消息，[青川市政府|Institution]原副市长[林夏|Person]涉嫌严重违纪违法，目前正接受纪律审查和监察调查 => 青川省纪委监委 penalized 林夏",
        "[林夏|Person]被[青川市公安局|Institution]依法刑事拘留 => 青川市公安局 penalized 林夏",
        "[青川银保监局|Institution]披露，[远山银行|Company]因贷款管理不到位被罚款50万元 => 青川银保监局 penalized 远山银行",
        "[远山银行|Company]因违规放贷被[青川银保监局|Institution]处以50万元罚款，责任人[林夏|Person]被警告 => 青川银保监局 penalized 远山银行, 青川银保监局 penalized 林夏",
        "[上交所|Institution]对[远山科技|Company]予以公开谴责 => 上交所 penalized 远山科技",
        "[远山科技|Company]起诉[云溪贸易|Company]，索赔1亿元 => 远山科技 disputesWith 云溪贸易",
        "[远山科技|Company]与[云溪贸易|Company]的专利纠纷案今日开庭 => 远山科技 disputesWith 云溪贸易",
        "[远山科技|Company]诉[云溪贸易|Company]侵害商标权纠纷案一审宣判 => 远山科技 disputesWith 云溪贸易",
        "[林夏|Person]以劳动争议为由对[远山科技|Company]提起仲裁 => 林夏 disputesWith 远山科技",
        "因拖欠工程款，[远山科技|Company]被[云溪贸易|Company]告上法庭 => 远山科技 disputesWith 云溪贸易",
        "[远山科技|Company]向[青川法院|Institution]提起诉讼，要求[云溪贸易|Company]赔偿损失 => 远山科技 disputesWith 云溪贸易",
        "[青川协会|Institution]由[青川民政局|Institution]主管 => 青川民政局 supervises 青川协会",
        "[青川协会|Institution]业务主管单位为[青川民政局|Institution] => 青川民政局 supervises 青川协会",
        "由[青川市商务局|Institution]主办、[青川协会|Institution]承办的[青川博览会|Event]今日开幕 => 青川市商务局 organizes 青川博览会, 青川协会 organizes 青川博览会",
        "[青川博览会|Event]由[青川市商务局|Institution]主办，[青川协会|Institution]、[远山科技|Company]协办 => 青川市商务局 organizes 青川博览会, 青川协会 organizes 青川博览会, 远山科技 organizes 青川博览会",
        "[青川论坛|Event]在[青川市|Place]举行，论坛由[青川大学|Institution]主办 => 青川大学 organizes 青川论坛",
        "[青川大学|Institution]和[远山科技|Company]在[青川市|Place]共同举办了[青川论坛|Event] => 青川大学 organizes 青川论坛, 远山科技 organizes 青川论坛",
        "[青川市市长|Person]出席[青川论坛|Event]并致辞 => 青川市市长 participatesIn 青川论坛",
        "[远山科技|Company]董事长[林夏|Person]应邀出席[青川论坛|Event]并发表主旨演讲 => 林夏 participatesIn 青川论坛",
        "[远山科技|Company]携新品亮相[青川博览会|Event] => 远山科技 participatesIn 青川博览会",
        "在[青川论坛|Event]上，[远山科技|Company]总经理[林夏|Person]发表演讲 => 林夏 participatesIn 青川论坛",
        "出席[青川论坛|Event]的嘉宾有[林夏|Person]、[苏禾|Person]等 => 林夏 participatesIn 青川论坛, 苏禾 participatesIn 青川论坛",
        "参加[青川博览会|Event]的[远山科技|Company]带来了新品 => 远山科技 participatesIn 青川博览会",
        "[青川市政府|Institution]近日印发[青川规划|Policy] => 青川市政府 issued 青川规划",
        "近日，[青川市发改委|Institution]、[青川市财政局|Institution]等五部门联合印发[青川规划|Policy] => 青川市发改委 issued 青川规划, 青川市财政局 issued 青川规划",
        "[青川规划|Policy]由[青川市政府|Institution]发布 => 青川市政府 issued 青川规划",
        "根据[青川市政府|Institution]发布的[青川规划|Policy]，到2030年实现目标 => 青川市政府 issued 青川规划",
        "[青川协会|Institution]发布[行业报告|Policy]显示，市场增长20% => 青川协会 issued 行业报告",
        "[远山科技|Company]自主研发的[青芯一号|Product]发布 => 远山科技 develops 青芯一号",
        "[远山科技|Company]今日正式发布大模型[青言|Product] => 远山科技 develops 青言",
        "[远山科技|Company]旗下智能汽车[青川M7|Product]上市 => 远山科技 develops 青川M7",
        "[青芯一号|Product]是[远山科技|Company]研发的芯片 => 远山科技 develops 青芯一号",
        "[远山科技|Company]推出新一代手机[青川M7|Product]、[青川M8|Product] => 远山科技 develops 青川M7, 远山科技 develops 青川M8",
        "[远山科技|Company]在[上交所|Institution]科创板挂牌上市 => 远山科技 listedOn 上交所",
        "[远山科技|Company]正式登陆[港交所|Institution]主板 => 远山科技 listedOn 港交所",
        "[远山科技|Company]成功登陆A股，在[深交所|Institution]创业板上市 => 远山科技 listedOn 深交所",
        "[远山科技|Company]计划赴[港交所|Institution]上市 => 远山科技 listedOn 港交所",
        "[远山科技|Company]向[港交所|Institution]递交招股书 => 远山科技 listedOn 港交所",
        "[远山科技|Company]于2020年在[纳斯达克|Institution]上市 => 远山科技 listedOn 纳斯达克",
        "[远山科技|Company]（[港交所|Institution]上市公司）公告 => 远山科技 listedOn 港交所",
        "[林夏|Person]毕业于[青川大学|Institution]计算机系 => 林夏 graduatedFrom 青川大学",
        "[林夏|Person]，1975年生，[青川大学|Institution]经济学硕士 => 林夏 graduatedFrom 青川大学",
        "[林夏|Person]1998年本科毕业于[青川大学|Institution]，后获[南屿大学|Institution]博士学位 => 林夏 graduatedFrom 青川大学, 林夏 graduatedFrom 南屿大学",
        "毕业于[青川大学|Institution]的[林夏|Person]创办了公司 => 林夏 graduatedFrom 青川大学",
        "[青川大学|Institution]2005级校友[林夏|Person]回到母校 => 林夏 graduatedFrom 青川大学",
        "[林夏|Person]在[青川大学|Institution]获得博士学位 => 林夏 graduatedFrom 青川大学",
        "[林夏|Person]先后就读于[青川大学|Institution]和[南屿大学|Institution] => 林夏 graduatedFrom 青川大学, 林夏 graduatedFrom 南屿大学",
        "[远山科技|Company]加入[青川联盟|Institution] => 远山科技 memberOf 青川联盟",
        "[远山科技|Company]当选[青川协会|Institution]副会长单位 => 远山科技 memberOf 青川协会",
        "[青川联盟|Institution]的成员包括[远山科技|Company]、[云溪贸易|Company] => 远山科技 memberOf 青川联盟, 云溪贸易 memberOf 青川联盟",
        "[林夏|Person]加盟[青川队|Institution] => 林夏 memberOf 青川队",
        "效力于[青川队|Institution]的[林夏|Person]入选国家队 => 林夏 memberOf 青川队",
        "[青川队|Institution]球员[林夏|Person]打入一球 => 林夏 memberOf 青川队",
        "[林夏|Person]是[青川作家协会|Institution]会员 => 林夏 memberOf 青川作家协会",
        "[远山科技|Company]为[青川联盟|Institution]理事单位 => 远山科技 memberOf 青川联盟",
        "[林夏|Person]及其妻子[苏禾|Person]合计持股 => 林夏 relativeOf 苏禾",
        "[林夏|Person]的父亲[苏禾|Person]是教师 => 林夏 relativeOf 苏禾",
        "[林夏|Person]与[苏禾|Person]系夫妻关系 => 林夏 relativeOf 苏禾",
        "[林夏|Person]之子[苏禾|Person]接班 => 林夏 relativeOf 苏禾",
        "[林夏|Person]系[苏禾|Person]之女 => 林夏 relativeOf 苏禾",
        "实际控制人为[林夏|Person]、[苏禾|Person]夫妇 => 林夏 relativeOf 苏禾",
        "[林夏|Person]为[苏禾|Person]的弟弟 => 林夏 relativeOf 苏禾",
        "[林夏|Person]（[苏禾|Person]之妻）持股 => 林夏 relativeOf 苏禾",
        "[远山科技|Company]的主要竞争对手包括[云溪贸易|Company]和[格云科技|Company] => 远山科技 competesWith 云溪贸易, 远山科技 competesWith 格云科技",
        "[远山科技|Company]与[云溪贸易|Company]展开激烈竞争 => 远山科技 competesWith 云溪贸易",
        "[远山科技|Company]对标[云溪贸易|Company] => 远山科技 competesWith 云溪贸易",
        "[远山科技|Company]面临来自[云溪贸易|Company]的竞争 => 远山科技 competesWith 云溪贸易",
        "[远山科技|Company]今日宣布成为[青川开源基金会|Institution]白金会员 => 远山科技 memberOf 青川开源基金会",
        "[青川开源基金会|Institution]宣布[远山科技|Company]正式加入 => 远山科技 memberOf 青川开源基金会",
        "[远山科技|Company]作为[青川协会|Institution]会员单位参加了会议 => 远山科技 memberOf 青川协会",
        "[青川协会|Institution]会员单位[远山科技|Company]、[云溪贸易|Company]到场 => 远山科技 memberOf 青川协会, 云溪贸易 memberOf 青川协会",
        "[前锋林夏|Person]转会[青川队|Institution] => 前锋林夏 memberOf 青川队",
        "[青川队|Institution]官宣签下[林夏|Person] => 林夏 memberOf 青川队",
        "[林夏|Person]现效力于[青川足球俱乐部|Company] => 林夏 memberOf 青川足球俱乐部",
        "[林夏|Person]入选[国家女足|Institution] => 林夏 memberOf 国家女足",
        "[林夏|Person]率队参加[青川运动会|Event] => 林夏 participatesIn 青川运动会",
        "[青川运动会|Event]开幕式上，市长[林夏|Person]宣布开幕 => 林夏 participatesIn 青川运动会",
        "[林夏|Person]、[苏禾|Person]等出席了[青川论坛|Event]开幕式 => 林夏 participatesIn 青川论坛, 苏禾 participatesIn 青川论坛",
        "[青川论坛|Event]昨日闭幕，[青川大学|Institution]教授[林夏|Person]作主旨报告 => 林夏 participatesIn 青川论坛",
        "[远山科技|Company]首次亮相[青川车展|Event] => 远山科技 participatesIn 青川车展",
        "[青川车展|Event]上，[远山科技|Company]展出了新车 => 远山科技 participatesIn 青川车展",
        "[林夏|Person]在[青川马拉松|Event]中获得冠军 => 林夏 participatesIn 青川马拉松",
        "[林夏|Person]夺得[青川马拉松|Event]冠军 => 林夏 participatesIn 青川马拉松",
        "[林夏|Person]斩获[青川电影节|Event]最佳导演 => 林夏 participatesIn 青川电影节",
        "[远山科技|Company]受邀参加[青川博览会|Event]并签约 => 远山科技 participatesIn 青川博览会",
        "[青川市政府|Institution]主办的首届[青川节|Event]在[南屿|Place]举行 => 青川市政府 organizes 青川节",
        "[青川节|Event]由[青川市政府|Institution]和[青川大学|Institution]共同主办 => 青川市政府 organizes 青川节, 青川大学 organizes 青川节",
        "[青川节|Event]的主办方[远山科技|Company]表示 => 远山科技 organizes 青川节",
        "[远山科技|Company]是[青川节|Event]的承办方 => 远山科技 organizes 青川节",
        "本届[青川节|Event]主办单位为[青川市政府|Institution]，承办单位为[远山科技|Company] => 青川市政府 organizes 青川节, 远山科技 organizes 青川节",
        "[远山科技|Company]于今日召开[新品发布会|Event]，发布了[青芯一号|Product] => 远山科技 organizes 新品发布会, 远山科技 develops 青芯一号",
        "[青芯一号|Product]是[远山科技|Company]的旗舰产品 => 远山科技 develops 青芯一号",
        "[远山科技|Company]旗下App[青言|Product]用户破亿 => 远山科技 develops 青言",
        "[远山科技|Company]开发的[青言|Product]已上线 => 远山科技 develops 青言",
        "[青言|Product]由[远山科技|Company]与[青川大学|Institution]联合开发 => 远山科技 develops 青言, 青川大学 develops 青言",
        "[远山科技|Company]为[云溪贸易|Company]开发了[青言|Product] => 远山科技 develops 青言",
        "[远山科技|Company]宣布开源[青言|Product]大模型 => 远山科技 develops 青言",
        "[青川药业|Company]的新药[青芯一号|Product]获批上市 => 青川药业 develops 青芯一号",
        "[国务院|Institution]印发[青川条例|Policy] => 国务院 issued 青川条例",
        "[青川条例|Policy]经[青川市人大常委会|Institution]审议通过 => 青川市人大常委会 issued 青川条例",
        "按照[青川市政府|Institution]印发的[青川条例|Policy]，[远山科技|Company]获补贴 => 青川市政府 issued 青川条例",
        "[青川市统计局|Institution]公布的[统计公报|Policy]显示 => 青川市统计局 issued 统计公报",
        "[青川市教育局|Institution]主管的[青川中学|Institution]招生 => 青川市教育局 supervises 青川中学",
        "[青川银保监局|Institution]加强对[远山银行|Company]的监管 => 青川银保监局 supervises 远山银行",
        "[远山银行|Company]受[青川银保监局|Institution]监管 => 青川银保监局 supervises 远山银行",
        "[青川日报|Institution]由[青川市委宣传部|Institution]主管、[远山集团|Company]主办 => 青川市委宣传部 supervises 青川日报",
        "[远山科技|Company]和[云溪贸易|Company]是竞争对手 => 远山科技 competesWith 云溪贸易",
        "[远山科技|Company]最大的竞争对手是[云溪贸易|Company] => 远山科技 competesWith 云溪贸易",
        "[远山科技|Company]与竞争对手[云溪贸易|Company]争夺市场 => 远山科技 competesWith 云溪贸易",
        "作为[云溪贸易|Company]的直接竞争者，[远山科技|Company]降价 => 远山科技 competesWith 云溪贸易",
        "[远山科技|Company]A股上市首日大涨，公司在[上交所|Institution]主板挂牌 => 远山科技 listedOn 上交所",
        "[远山科技|Company]今日在[港交所|Institution]敲钟上市 => 远山科技 listedOn 港交所",
        "[上交所|Institution]上市的[远山科技|Company]公告 => 远山科技 listedOn 上交所",
        "[远山科技|Company]登陆[科创板|Institution]获批 => 远山科技 listedOn 科创板",
        "[远山科技|Company]获准在[北交所|Institution]发行上市 => 远山科技 listedOn 北交所",
        "[林夏|Person]获[青川大学|Institution]博士学位 => 林夏 graduatedFrom 青川大学",
        "[林夏|Person]拥有[青川大学|Institution]MBA学位 => 林夏 graduatedFrom 青川大学",
        "[林夏|Person]（[青川大学|Institution]硕士）任总经理 => 林夏 graduatedFrom 青川大学",
        "[林夏|Person]取得[青川大学|Institution]工商管理硕士 => 林夏 graduatedFrom 青川大学",
        "[林夏|Person]是[青川大学|Institution]在读博士 => 林夏 graduatedFrom 青川大学",
        "[林夏|Person]与[苏禾|Person]是[青川大学|Institution]同学 => 林夏 graduatedFrom 青川大学, 苏禾 graduatedFrom 青川大学",
        "[林夏|Person]与妻子[苏禾|Person]、儿子[林小夏|Person]合计持股 => 林夏 relativeOf 苏禾, 林夏 relativeOf 林小夏",
        "[林夏|Person]的哥哥是[苏禾|Person] => 林夏 relativeOf 苏禾",
        "[林夏|Person]与[苏禾|Person]登记结婚 => 林夏 relativeOf 苏禾",
        "[林夏|Person]嫁给[苏禾|Person] => 林夏 relativeOf 苏禾",
        "[林夏|Person]、[苏禾|Person]兄弟二人创业 => 林夏 relativeOf 苏禾",
        "[林夏|Person]将股份转让给其子[林小夏|Person] => 林夏 relativeOf 林小夏",
        "[林夏|Person]和[苏禾|Person]为父女关系 => 林夏 relativeOf 苏禾",
        "[苏禾|Person]系[林夏|Person]配偶 => 林夏 relativeOf 苏禾",
        "[远山科技|Company]状告[云溪贸易|Company]侵权 => 远山科技 disputesWith 云溪贸易",
        "[远山科技|Company]与[云溪贸易|Company]因合同纠纷对簿公堂 => 远山科技 disputesWith 云溪贸易",
        "法院受理了[远山科技|Company]诉[云溪贸易|Company]合同纠纷一案 => 远山科技 disputesWith 云溪贸易",
        "[林夏|Person]将[远山科技|Company]诉至[青川法院|Institution] => 林夏 disputesWith 远山科技",
        "[青川检察院|Institution]对[远山科技|Company]提起公益诉讼 => 青川检察院 disputesWith 远山科技",
        "[远山科技|Company]遭[云溪贸易|Company]起诉 => 远山科技 disputesWith 云溪贸易",
        "[青川市纪委|Institution]给予[林夏|Person]开除党籍处分 => 青川市纪委 penalized 林夏",
        "[青川足协|Institution]对[林夏|Person]禁赛5场 => 青川足协 penalized 林夏",
        "[青川市监局|Institution]对[远山科技|Company]开出500万元罚单 => 青川市监局 penalized 远山科技",
        "[欧盟委员会|Institution]向[远山科技|Company]开出天价罚单 => 欧盟委员会 penalized 远山科技",
        "[远山科技|Company]遭[欧盟委员会|Institution]罚款10亿欧元 => 欧盟委员会 penalized 远山科技",
        "[远山科技|Company]采购[云溪贸易|Company]生产的[青芯一号|Product] => 云溪贸易 develops 青芯一号",
        "[远山科技|Company]向[青川协会|Institution]会员[云溪贸易|Company]供货 => 云溪贸易 memberOf 青川协会",
        "[青川市监局|Institution]对[远山科技|Company]进行表彰，并对[云溪贸易|Company]罚款5万元 => 青川市监局 penalized 云溪贸易",
        "[青川市教育局|Institution]指导[青川中学|Institution]开展活动 => 青川市教育局 supervises 青川中学",
        "[远山科技|Company]因[云溪贸易|Company]起诉[格云科技|Company]而停产 => 云溪贸易 disputesWith 格云科技",
        "[林夏|Person]代表[远山科技|Company]出席[青川论坛|Event]并与[苏禾|Person]交谈 => 林夏 participatesIn 青川论坛",
    ],
)
def test_wordings_are_read_as_they_are_meant(text: str) -> None:
    expected, found = read(text)
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "[林夏|Person]当选[中国科学院|Institution]院士",
        "[青川队|Institution]队长[林夏|Person]",
        "由[远山科技|Company]、[云溪贸易|Company]等发起的[青川联盟|Institution]成立",
        "[青川大学|Institution]举行[青川论坛|Event]新闻发布会",
        "[青川市|Place]将举办[青川节|Event]",
        "[远山科技|Company]正面迎战[云溪贸易|Company]",
        "[远山科技|Company]从[纳斯达克|Institution]退市",
        "[云溪贸易|Company]申请冻结[远山科技|Company]资产",
        "[青川市场监管局|Institution]约谈[远山科技|Company]",
        "[远山科技|Company]被[青川市场监管局|Institution]列入经营异常名录",
        "[青川法院|Institution]判决[远山科技|Company]向[云溪贸易|Company]支付货款",
        "[远山科技|Company]委托[青川律师事务所|Company]处理诉讼",
        "[林夏|Person]是[远山科技|Company]诉讼代理人",
        "[青川证监局|Institution]局长[林夏|Person]调研[远山科技|Company]",
        "[青川市政府|Institution]与[远山科技|Company]签约",
        "[远山科技|Company]因疫情推迟[青川论坛|Event]",
        "[林夏|Person]接受[青川日报|Institution]采访时表示，[青川论坛|Event]很成功",
        "[远山科技|Company]赞助[青川论坛|Event]",
        "[青川日报|Institution]报道了[青川论坛|Event]",
        "[远山科技|Company]按照[青川条例|Policy]整改",
        "[远山科技|Company]落实[青川市政府|Institution]要求，学习[青川条例|Policy]",
        "[远山科技|Company]为[青芯一号|Product]提供服务器",
        "[远山科技|Company]在[青芯一号|Product]平台上线",
        "[林夏|Person]使用[青芯一号|Product]上班",
        "[远山科技|Company]与[上交所|Institution]签署合作协议",
        "[上交所|Institution]发布公告，[远山科技|Company]停牌",
        "[远山科技|Company]在[上交所|Institution]举行业绩说明会",
        "[林夏|Person]到[青川大学|Institution]讲学",
        "[林夏|Person]向[青川大学|Institution]捐款",
        "[林夏|Person]是[青川大学|Institution]博士生导师",
        "[青川大学|Institution]博士生导师[林夏|Person]发言",
        "[林夏|Person]在[青川大学|Institution]读书会上发言",
        "[林夏|Person]与[苏禾|Person]共同出席活动",
        "[林夏|Person]的律师[苏禾|Person]表示",
        "[林夏|Person]见到了父亲的老友[苏禾|Person]",
        "[林夏|Person]和妻子拜访[苏禾|Person]",
        "[远山科技|Company]参观[青川协会|Institution]",
        "[远山科技|Company]董事长[林夏|Person]任[青川协会|Institution]会长",
        "[青川队|Institution]主场对阵[南屿队|Institution]",
        "[青川队|Institution]球迷[林夏|Person]到场",
        "[远山科技|Company]提升竞争力，与[云溪贸易|Company]合作",
        "[远山科技|Company]与[云溪贸易|Company]共同应对竞争",
        "[远山科技|Company]击败众多对手，中标[云溪贸易|Company]项目",
        "[林夏|Person]举报[远山科技|Company]后，[青川市监局|Institution]立案",
        "[青川市公安局|Institution]提醒市民，[远山科技|Company]已报警",
        "[林夏|Person]因见义勇为被[青川市公安局|Institution]表彰",
        "[远山科技|Company]配合[青川市监局|Institution]调查",
        "[青川市监局|Institution]通报，[远山科技|Company]产品抽检合格",
        "[青川银保监局|Institution]批准[远山银行|Company]开业",
        "[远山集团|Company]管理的[青川中学|Institution]招生",
        "[林夏|Person]起草了致[远山科技|Company]的起诉书",
        "[云溪贸易|Company]撤回对[远山科技|Company]的起诉",
        "[林夏|Person]1998年从[青川大学|Institution]调入[南屿大学|Institution]",
        "[林夏|Person]从[青川大学|Institution]调入后，[苏禾|Person]毕业",
    ],
)
def test_wordings_of_other_things_say_nothing(text: str) -> None:
    assert read(text)[1] == set()


@pytest.mark.xfail(strict=True, reason="the reader takes 在…的指导下 out before any row sees it")
def test_guidance_is_read() -> None:
    expected, found = read(
        "[青川协会|Institution]在[青川民政局|Institution]的指导下成立 => 青川民政局 supervises 青川协会"
    )
    assert found == expected


@pytest.mark.xfail(strict=True, reason="the noun group 公司CEO某某 leaves only the person, so the firm cannot develop")
def test_what_an_officer_presents_is_the_firm_s() -> None:
    expected, found = read("[远山科技|Company]CEO[林夏|Person]发布了[青言|Product] => 远山科技 develops 青言")
    assert found == expected
