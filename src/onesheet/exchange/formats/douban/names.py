"""What columns, shelves and files of Douban are called, by those who write them."""

from __future__ import annotations

import re

TITLE = ("标题", "片名", "电影名", "电影名称", "影片名", "影片名称", "中文名", "名称", "title")
ORIGINAL = ("原名", "外文名", "原片名", "英文名")
RATING = ("个人评分", "我的评分", "我的打分", "打分", "评分(5分制)", "我的评价")
BARE_RATING = "评分"
"""May be everybody's rating: counts as one's own only beside the day of marking."""
DATE = (
    "打分日期", "标记日期", "标记时间", "观看日期", "观影日期", "看过日期", "想看日期", "收藏日期", "添加日期", "评分日期",
    "创建时间", "时间", "日期",
)  # fmt: skip
COMMENT = ("我的短评", "短评", "评论", "评价", "我的评论", "我的影评", "备注")
TAGS = ("标签", "我的标签")
RELEASED = ("上映日期", "上映时间", "年份", "上映年份", "年代", "简介")
DIRECTORS = ("导演",)
LINKS = ("条目链接", "豆瓣链接", "电影链接", "链接", "网址", "url", "link", "neodb链接", "评论对象原始链接")
NUMBER = ("豆瓣id", "条目id", "douban_id", "doubanid", "subject_id")
IMDB = ("imdb", "imdb id", "imdbid", "imdb编号", "imdb链接", "其它id", "其他id")
STATUS = ("状态", "观影状态", "标记状态", "类别")
TYPE = ("类型", "分类")
REVIEW_OF, CONTENT = "评论对象", "内容"

SEEN, WANTED, WATCHING = "看过", "想看", "在看"
SHELVES = {
    SEEN: SEEN, "已看": SEEN, "已看过": SEEN, "collect": SEEN, "watched": SEEN,
    WANTED: WANTED, "wish": WANTED, "想看的电影": WANTED,
    WATCHING: WATCHING, "在追": WATCHING, "do": WATCHING, "搁置": WATCHING, "抛弃": WATCHING,
}  # fmt: skip
REVIEWS = "影评"
OTHER_SHELVES = {"读": "a book", "听": "an album or a podcast", "玩": "a game", "书评": "a book", "乐评": "an album"}
"""By a sign in the name of a sheet."""
OF_BOOKS = {
    "出版日期": "a book",
    "作者": "a book",
    "音乐家": "an album",
    "发行日期": "an album or a game",
    "混合信息": "a play",
}
HOSTS = (
    (re.compile(r"//book\.douban\.com/"), "a book"),
    (re.compile(r"//music\.douban\.com/"), "an album"),
    (re.compile(r"//www\.douban\.com/game/"), "a game"),
    (re.compile(r"//www\.douban\.com/location/drama/"), "a play"),
    (re.compile(r"/(?:tv|tv/season|tv/episode)/\w"), "a series"),
    (re.compile(r"/(?:book|album|game|podcast|performance)/\w"), "no film"),
)
SEASON = re.compile(r"第\s*[一二三四五六七八九十百\d]+\s*季|\bSeason\s+\d", re.IGNORECASE)


def shelf_in(name: str) -> str:
    """Return the shelf that the name of a sheet or file tells, `""` where it tells none."""
    low = name.lower()
    if "wish" in low or WANTED in name:
        return WANTED
    if WATCHING in name:
        return WATCHING
    return SEEN if SEEN in name or "collect" in low or "watched" in low else ""
