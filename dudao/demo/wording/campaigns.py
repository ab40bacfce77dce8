"""Words of the office for its check-up of weak spots."""

TITLE = "反复出现的问题排查整治"
MATTERS = "自查和到校里反复看到的两条，到没改好的学校看一遍，改一遍。"
REASON = "自查里这两条连着两个月没改好，年度计划定的时候还看不出来。"
PRELIMINARY = "两条都看过了。没改好的列在清单里，拟按期整改；改好的请保持。"
OPINION = "一、改好的予以肯定。二、清单所列的请按期改好，由校长定人。三、改好以后由督导室再看一次。"
PUBLISHED_AT = "云岭县政府网站教育督导栏"
