"""Pages in the manner of Vietnamese portals, each built another way; places and people invented."""

from __future__ import annotations

LEAD = (
    "Sáng ngày 12/5/2026, Ủy ban MTTQ Việt Nam xã Nậm Khẩu phối hợp với UBND xã tổ chức hội nghị "
    "đối thoại với nhân dân, bàn việc làm đường và giữ rừng."
)
BODY = (
    "Dự hội nghị có đồng chí Lò Thị Mẩy, Chủ tịch Ủy ban MTTQ Việt Nam xã, các trưởng bản, cùng 85 "
    "hộ dân ở ba bản vùng cao.",
    "Bà con đề nghị xã sớm nâng cấp 4,5 km đường vào bản Pú Nhung, hỗ trợ giống cây, mở lớp nghề.",
    "Kết luận hội nghị, đồng chí Chủ tịch UBND xã giao Phòng Kinh tế khảo sát tuyến đường, báo cáo "
    "trước ngày 15/6.",
)
TITLE = "Xã Nậm Khẩu đối thoại với nhân dân ba bản vùng cao"

# A news module: body in an id of its own, rating in a sentence, side column with a visit table.
NEWS_MODULE = f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">
<title>{TITLE} - Trang tin xã Nậm Khẩu</title><meta property="og:title" content="{TITLE}"></head>
<body><div id="site"><ul class="breadcrumb"><li><a href="/">Trang chủ</a></li>
<li><a href="/tin">Tin tức</a></li></ul>
<div class="row"><div class="col-9"><div class="panel news_column"><h1 class="title">{TITLE}</h1>
<div class="row"><span class="h5">Thứ tư - 13/05/2026 08:20</span>
<ul class="list-inline tools"><li><a href="#">In ra</a></li></ul></div>
<div class="hometext">{LEAD}</div>
<div id="news-bodyhtml" class="bodytext">{"".join(f"<p>{one}</p>" for one in BODY)}
<div class="image-center"><img src="1.jpg"><p class="imgcaption">Bà con nêu ý kiến</p></div></div>
<p class="author"><strong>Tác giả bài viết:</strong> Khà Văn Sinh</p></div>
<div class="panel"><form id="rating"><div>Tổng số điểm của bài viết là: 9 trong 2 đánh giá</div>
<div>Click để đánh giá bài viết</div></form></div>
<div class="panel"><div class="comments" id="idcomment"><h3>Ý kiến bạn đọc (1)</h3>
<p>Bạn Lò Văn Tấc viết: bài hay, nhiều thông tin, cần nói rõ hơn, cảm ơn.</p></div></div></div>
<div class="col-3"><div class="block"><h3>Thống kê</h3><ul class="counter">
<li>Đang truy cập<span>12</span></li><li>Hôm nay<span>1,203</span></li>
<li>Tháng hiện tại<span>20,114</span></li><li>Tổng lượt truy cập<span>3,481,022</span></li></ul>
</div><div class="block"><h3>Chương trình phát thanh</h3>
<a href="/media/phat-thanh-13-5.mp3">Bản tin sáng 13/5</a></div></div></div></div></body></html>"""

# A portal of portlets: everything is a div of long class names, the date under the lead.
PORTLETS = f"""<html><head><title>{TITLE}</title></head><body class="yui3-skin">
<div class="portlet-nav portlet-boundary"><ul><li><a>Giới thiệu</a></li><li><a>Liên hệ</a></li></ul>
</div><div class="portlet-asset portlet-boundary"><div class="portlet-body"><div class="asset-full">
<div class="asset-title">{TITLE}</div>
<div class="metadata-entry">13/05/2026</div><div class="asset-content"><div class="journal-article">
<p style="text-align:justify"><strong>{LEAD}</strong></p>
{"".join(f"<p style='text-align:justify'>{one}</p>" for one in BODY)}
<p style="text-align:right"><strong>Khà Văn Sinh</strong></p></div></div>
<div class="taglib-ratings stars"><div itemprop="aggregateRating">
<span itemprop="ratingValue">4,5</span><span itemprop="ratingCount">6</span></div></div>
<div class="asset-metadata">Lượt xem: 331</div></div></div></div>
<div class="portlet-visits"><span>Lượt truy cập:</span> <b>1.790.455</b><br>
<span>Trong tháng:</span> <b>10.204</b><br><span>Trực tuyến:</span> <b>7</b></div></body></html>"""

# A page of tables and fonts of long ago, captions in italics, counters as six lines at the foot.
TABLES = f"""<HTML><HEAD><TITLE>Tin hoat dong</TITLE></HEAD><BODY><TABLE WIDTH=980><TR>
<TD COLSPAN=3>
<IMG SRC=banner.jpg></TD></TR><TR><TD VALIGN=top><A HREF=1>Văn bản</A><BR><A HREF=2>Bản đồ</A></TD>
<TD VALIGN=top><TABLE><TR><TD CLASS=tieude>{TITLE}</TD></TR>
<TR><TD CLASS=ngay>Ngày đăng: 13/05/2026 | Lượt xem: 88</TD></TR>
<TR><TD><FONT SIZE=3><B>{LEAD}</B><BR><BR>{"<BR><BR>".join(BODY)}</FONT></TD></TR>
<TR><TD CLASS=chuthich>Chủ tịch xã trả lời bà con</TD></TR>
<TR><TD><A HREF="/tep/thong-bao%20ket-luan.doc">Thông báo kết luận</A></TD></TR>
<TR><TD>Đánh giá: 3 lượt đánh giá, trung bình: 4,7</TD></TR></TABLE></TD>
<TD VALIGN=top>Thống kê: 2.444.451<BR>Trong năm: 554.301<BR>Trong tháng: 106.593<BR>
Trong tuần: 30.504<BR>Trong ngày: 345<BR>Online: 47</TD></TR></TABLE></BODY></HTML>"""

# Semantic mark-up of today: article, time, figure, a list of related items inside main.
TODAY = f"""<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{TITLE} | Báo Nậm
</title>
<meta name="author" content="Khà Văn Sinh"><meta property="article:published_time"
content="2026-05-13T08:20:00+07:00"></head><body><header><nav><a href="/">Trang chủ</a></nav>
</header>
<main><article><header><h1>{TITLE}</h1><time datetime="2026-05-13">Thứ Tư, 13/05/2026, 08:20</time>
<span class="views">1.024 lượt xem</span></header><p class="sapo">{LEAD}</p>
<audio controls src="/audio/doc-bao.m4a"></audio>
{"".join(f"<p>{one}</p>" for one in BODY)}
<figure><img src="a.webp" alt=""><figcaption>Đường vào bản mùa mưa</figcaption></figure></article>
<aside class="related"><h2>Tin liên quan</h2><p>Xã khác làm đường, dân góp công, xong trước hạn.</p>
</aside><section class="comments"><h2>3 bình luận</h2><p>Nguyễn Văn A: quá hay, rất đúng.</p>
</section>
</main><footer>Giấy phép số 12/GP</footer></body></html>"""

PORTALS = {"news module": NEWS_MODULE, "portlets": PORTLETS, "tables": TABLES, "today": TODAY}
