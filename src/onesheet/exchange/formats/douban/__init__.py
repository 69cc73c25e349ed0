"""What people carry away from Douban, which has no export of its own: CSV files and workbooks that scripts and NeoDB write.

Seen: the user script of `标题, 个人评分, 打分日期, 我的短评, 上映日期, 制片国家, 条目链接` and its list of wishes without ratings; workbooks of Doufen, which NeoDB
writes too, with a sheet for each shelf (看过, 在看, 想看) and one for long reviews (影评). Ratings go from 1 to 5, in Doufen's with halves.
"""

from onesheet.exchange.formats.douban.reading import DOUBAN

__all__ = ["DOUBAN"]
