"""The formal tender."""

# fmt: off - a table: label and meaning, then the question that finds the value out
# ruff: noqa: RUF009 - the calls return attrs fields

from __future__ import annotations

import datetime

import attrs

from dealrules.snapshot.fields import Described, choice, choices, count, flag, future_date, reference
from dealrules.vocabulary import BidRight, OwnerChange, TenderItem, TenderProcedure

__all__ = ["Tender"]


@attrs.frozen(kw_only=True, repr=False)
class Tender(Described):
    """The formal tender of a deal."""

    formal: bool | None = flag(
        ("formal tender", "正式招标"), ("There is a formal tender.", "有正式招标。"),
        ("Will there be a formal tender?", "会不会正式招标？"))
    public: bool | None = flag(
        ("public tender", "依法公开招标"), ("Public tender law applies.", "适用招标投标法规。"),
        ("Does public tender law apply?", "是否依法必须招标？"))
    owner: str | None = reference(
        "stakeholder", ("tender owner", "招标负责人"), ("The person in charge of the tender.", "负责招标的人。"),
        ("Who is in charge of the tender?", "招标由谁负责？"))
    owner_change: OwnerChange | None = choice(
        OwnerChange, ("change of owner", "负责人变动"),
        ("Whether the person in charge of the tender has changed.", "招标负责人有没有换。"),
        ("Is the same person still in charge of the tender?", "招标负责人换了没有？"))
    owner_verified: bool | None = flag(
        ("owner verified", "负责人已核实"),
        ("A second source confirms who is in charge.", "有第二来源证实招标由谁负责。"),
        ("Has a second source confirmed who is in charge?", "谁负责招标，有没有第二个来源证实？"))
    documents_helped: bool | None = flag(
        ("a bidder helps with the papers", "有投标方参与编写标书"),
        ("A bidder, we or a rival, helps to write the tender papers.", "有投标方（我方或对手）参与编写招标文件。"),
        ("Is any bidder helping to write the tender papers?", "有没有投标方在帮忙写招标文件？"))
    submission_date: datetime.date | None = future_date(
        ("submission date", "投标截止日期"), ("When the bids are due.", "投标截止日期。"),
        ("When are the bids due?", "投标什么时候截止？"))
    questions_until: datetime.date | None = future_date(
        ("questions until", "答疑截止日期"), ("The last day for questions on the tender papers.",
         "招标文件答疑的最后一天。"),
        ("Until when may questions be asked?", "答疑截止到什么时候？"))
    open_items: frozenset[TenderItem] | None = choices(
        TenderItem, ("open in the bid", "标书未完成项"), ("What is still open in our bid.",
         "我方标书中尚未完成的部分。"),
        ("What is still open in the bid?", "标书还差什么？"))
    procedure: TenderProcedure | None = choice(
        TenderProcedure, ("procedure", "招标方式"), ("How the tender is run.", "以什么方式招标。"),
        ("Is it an open tender, by invitation, negotiated, or an e-auction?",
         "是公开招标、邀请招标、竞争性谈判还是电子竞价？"))
    bidders: int | None = count(
        ("bidders", "投标家数"), ("Number of bidders.", "投标供应商的数量。"),
        ("How many suppliers are bidding?", "有几家投标？"))
    bid_rights: BidRight | None = choice(
        BidRight, ("right to bid", "投标资格"), ("Whether we may bid.", "我方有没有投标资格。"),
        ("Are we entitled to bid?", "我们拿到投标资格了吗？"))
