"""Câu thử về theo dõi người dân: own sentences, written before the lexicon was extended by them.

Five lots of twenty each. At first sight the reader knew none of the first lot; of the third,
fourth and fifth, written after each extension, 10, 12 and 10 of 20. Four further lots (thirty to
develop on, thirty held back, thirty and twenty written after the words had been extended) look for
other words on purpose: at first sight it knew 3, 13, 14 and 4 of them. What it does not know yet
stands in MISSED. Of the 178 ordinary sentences beside these four it marked 4 at first sight; of all
278 it marks none now.
"""

WATCHING = """
theo dõi lời nói của những người có ý kiến khác
báo cáo tên những người không dự mít tinh
ghi chép ai nói gì trong các cuộc họp thôn
lập danh sách những người vắng mặt trong buổi mít tinh
báo cáo danh tính người đặt câu hỏi tại buổi tiếp xúc cử tri
tìm hiểu ai là người viết đơn kiến nghị gửi Trung ương
theo dõi việc đi lại, tiếp xúc của gia đình ông Sình
nắm quan điểm của từng cử tri trước ngày bầu cử
thống kê những gia đình không treo cờ
theo dõi những ai bấm thích, chia sẻ bài viết trên mạng
ghi âm, ghi hình người phát biểu trái ý tại hội nghị nhân dân
xác minh nhân thân những người ký tên vào đơn tập thể
rà soát, báo cáo các trường hợp không ký cam kết ủng hộ chủ trương
bám sát các hộ thường lui tới nhà người cầm đầu
quản lý, giám sát việc phát ngôn của hội viên trên mạng
báo cáo những đoàn viên không tham gia tuần hành ủng hộ
thu thập thông tin về đời tư của người khiếu nại
theo dõi các cuộc gặp gỡ, tụ họp của công nhân sau giờ làm
báo cáo họ tên những người không đến nghe nói chuyện thời sự
nắm diễn biến tâm lý của những người từng đi khiếu kiện
ghi tên những hộ không đến dự buổi sinh hoạt chính trị
báo cáo họ tên cử tri có ý kiến gay gắt với chính quyền
lập danh sách giáo viên không bình luận ủng hộ trên trang của xã
theo dõi sát những người hay chê bai lãnh đạo xã
nắm xem hộ nào không đồng tình với việc sáp nhập thôn
tìm hiểu các mối quan hệ của người đứng ra thu thập chữ ký
tổng hợp danh sách hội viên vắng mặt tại lễ kỷ niệm để phê bình
chụp ảnh những người tham gia tụ tập phản đối dự án
ghi lại nội dung trao đổi của các nhóm tiểu thương bàn việc nghỉ chợ
giám sát sinh hoạt của các gia đình có con em lên tiếng trên mạng
báo cáo người nào nói xấu chính quyền
theo dõi thái độ, lời nói của công nhân trong giờ nghỉ
thống kê các cá nhân chia sẻ bài viết chỉ trích dự án
kiểm tra điện thoại của người tham gia biểu tình
quản lý chặt việc đi lại của những người từng ký đơn
lập sổ theo dõi những người thường phát biểu trái với chủ trương
báo cáo danh sách các hộ không bỏ phiếu
nghe ngóng ý kiến của các hộ trong khu tái định cư
báo cáo tên người nghe đài nước ngoài
theo dõi xem nhà nào tiếp khách lạ vào buổi tối
kê khai những hộ không dự lễ chào cờ đầu tuần
nắm được ai đứng sau lá đơn của bà con khu chợ
báo cáo về xã những đoàn viên hay phát ngôn trái chiều
phân công người theo sát bà con khi lên tỉnh gửi đơn
ghi lại họ tên và số điện thoại người phản ánh với báo chí
quản lý tư tưởng, lời nói của phụ huynh trong các nhóm chat
giám sát các buổi tụ tập của thanh niên sau giờ làm việc
thống kê số cử tri từ chối bỏ phiếu và lý do từng người
theo dõi việc sinh hoạt tôn giáo tại nhà riêng của các hộ
kiểm tra sổ tay của những người thường lên tiếng trong cuộc họp
tổng hợp tên người lao động đã ký vào bản kiến nghị tăng lương
theo dõi các hộ không hưởng ứng phong trào hiến đất
nắm chắc động thái của nhóm hộ phản đối trạm thu phí
lập danh sách sinh viên tham gia diễn đàn phê phán chính sách
rà soát giáo viên có bài viết không phù hợp trên mạng
nghe lén cuộc trò chuyện của công nhân trong khu trọ
báo cáo ngay những ai tiếp xúc với phóng viên
ghi hình những người dân đến trụ sở phản ánh
xác minh xem ai đã đăng ảnh hiện trường lên mạng xã hội
theo dõi ai hay sang nhà nhau bàn chuyện đất đai
lập danh sách những thầy cô không dự buổi học nghị quyết
nắm bắt phát ngôn của phụ huynh trên nhóm lớp
báo cáo kịp thời những người nói xấu cán bộ
rà soát những hộ từ chối ký biên bản bàn giao
quay phim người phát biểu gay gắt tại cuộc họp dân
theo dõi sát việc đi lại của các hộ có đơn
thống kê đầy đủ những người đã ký tên phản đối lò đốt rác
xác minh danh tính chủ tài khoản chê bai lãnh đạo
quản lý chặt những thanh niên thường xuyên bình luận xấu
tìm hiểu suy nghĩ của từng tiểu thương về việc dời chợ
báo cáo tên hộ không treo cờ dịp lễ
giám sát công nhân vận động lập nghiệp đoàn riêng
kiểm tra tin nhắn của cán bộ không chuyên trách
theo dõi các gia đình có người từng biểu tình
nắm danh sách người cung cấp thông tin cho báo chí
báo cáo về cấp ủy những đảng viên không bày tỏ ủng hộ dự án
dò hỏi hàng xóm về quan hệ của gia đình bà Lự
theo dõi người hay kể chuyện chính trị ở quán nước
báo cáo tên những hội viên bỏ về giữa buổi lễ kỷ niệm
lập danh sách nhân viên y tế ký kiến nghị tập thể
theo dõi tin nhắn của giáo viên trong nhóm trường
giám sát thái độ của từng đoàn viên khi nghe phổ biến nghị quyết
ghi âm lời nói của các hộ trong buổi đối chất
thống kê những người chưa đi bỏ phiếu, nêu rõ họ tên
quản lý chặt người hay chụp ảnh, đăng bài về sai phạm
báo cáo các hộ có ý kiến khác với phương án của xã
kiểm tra, báo cáo những cá nhân không chào cờ
tìm hiểu người đứng sau trang cộng đồng của phường
theo dõi bà con người dân tộc tụ họp tại nhà riêng
phân công tổ trưởng để ý các gia đình hay phàn nàn
nghe ngóng câu chuyện của cử tri trước buổi tiếp xúc
ghi tên công nhân nghỉ việc tập thể đòi lương
"""
WORKING = """
theo dõi việc thực hiện kiến nghị của cử tri
theo dõi, tổng hợp ý kiến, kiến nghị của cử tri gửi HĐND
lập danh sách cử tri theo quy định
báo cáo tên các đại biểu dự hội nghị
thống kê số hộ chưa có nước sạch
ghi biên bản đầy đủ ý kiến phát biểu của đại biểu
báo cáo danh sách đơn vị không dự họp giao ban
lập danh sách học sinh vắng học để vận động trở lại lớp
theo dõi sức khỏe người cao tuổi sống một mình
ghi âm, ghi hình phiên họp theo quy chế
xác minh điều kiện của các hộ đăng ký vay vốn
tiếp thu ý kiến khác nhau của các hội viên, giải trình công khai
rà soát các trường hợp chưa được cấp thẻ bảo hiểm y tế
báo cáo danh sách các xã không tham gia hội thao
nắm ý kiến của Nhân dân về dự thảo hương ước
theo dõi việc trả lời chất vấn của đại biểu
theo dõi phát biểu của lãnh đạo tỉnh tại phiên họp trực tuyến
tổng hợp danh sách hội viên không tham gia lớp tập huấn để mở lớp bổ sung
giám sát việc tiếp thu ý kiến phản biện của MTTQ
lập danh sách người lao động mất việc để giới thiệu việc làm
theo dõi việc giải quyết ý kiến của cử tri sau kỳ họp
ghi tên các hộ đăng ký hiến đất
báo cáo tên trưởng đoàn tham gia hội thi
lập danh sách những hộ không có người chăm sóc để trợ giúp
thống kê các cá nhân, tập thể được khen thưởng
chụp ảnh hiện trạng công trình trước khi sửa chữa
ghi lại nội dung trao đổi của hội nghị thành biên bản
giám sát sinh hoạt của các chi bộ
kiểm tra điện thoại trực ban của các trạm y tế
nghe ý kiến của các hộ trong khu tái định cư, giải quyết vướng mắc
theo dõi, nhắc việc trả lời kiến nghị quá hạn
báo cáo danh sách các hộ bị thiệt hại do mưa lũ
lập danh sách hội viên vắng mặt vì ốm đau để thăm hỏi
tổng hợp các ý kiến khác nhau tại hội nghị để trình Thường trực
báo cáo những đơn vị không tham gia phong trào
rà soát các hộ không còn thuộc diện nghèo
theo dõi phát sóng đài truyền thanh xã
quản lý chặt việc đi lại của phương tiện qua ngầm tràn mùa lũ
tìm hiểu nguyên nhân người dân chưa dùng nước sạch
xác minh nguồn gốc đất của các hộ xin cấp giấy chứng nhận
kê khai diện tích lúa bị ngập của các hộ
theo dõi lịch tiếp công dân của Chủ tịch UBND xã
báo cáo những khó khăn của hội viên trong vay vốn
ghi lại họ tên người hiến máu để tôn vinh
quản lý nhóm trẻ độc lập, bảo đảm an toàn cho học sinh
giám sát các buổi họp thôn lấy ý kiến về dự án
thống kê số cử tri đi bỏ phiếu theo từng khu vực
theo dõi việc tổ chức lễ chào cờ tại các trường
kiểm tra sổ sách thu chi của các chi hội
tổng hợp kiến nghị tăng lương của người lao động gửi công đoàn cấp trên
theo dõi phong trào hiến đất làm đường ở các thôn
nắm chắc tiến độ lắp trạm thu phí
lập danh sách sinh viên tình nguyện hè
rà soát giáo viên chưa đạt chuẩn để cử đi học
ghi hình phóng sự về gương người tốt việc tốt
báo cáo ngay những trường hợp trẻ em bị xâm hại
tiếp nhận phản ánh của người dân đến trụ sở và trả lời
xác minh thông tin báo chí nêu, trả lời trước ngày 12/4
báo cáo danh sách hộ không có nhà vệ sinh hợp chuẩn
theo dõi ý kiến góp ý của Nhân dân vào dự thảo văn kiện
theo dõi sát diễn biến mưa lũ trên các sông
báo cáo tình hình người dân phản đối dự án để có hướng đối thoại
lập danh sách thầy cô đủ điều kiện thăng hạng
rà soát những hộ chưa ký hợp đồng mua điện
quay phim, chụp ảnh hiện trường vụ sạt lở
thống kê đầy đủ những người bị thiệt hại do bão
xác minh danh tính nạn nhân vụ tai nạn
quản lý chặt giống cây trồng trên địa bàn
tìm hiểu nhu cầu học nghề của thanh niên
báo cáo tên công trình chậm tiến độ
giám sát công nhân sử dụng bảo hộ lao động
kiểm tra tin nhắn cảnh báo thiên tai gửi tới người dân
theo dõi các gia đình chính sách có nhà xuống cấp
nắm danh sách trẻ em chưa tiêm đủ mũi
ghi lại đầy đủ ý kiến đại biểu để tiếp thu
báo cáo về cấp ủy kết quả lấy phiếu tín nhiệm
báo cáo những kiến nghị chưa được trả lời
tổng hợp ý kiến của các hộ về phương án đền bù
thống kê hội viên vắng mặt vì đi làm ăn xa
theo dõi, nhắc các cơ quan trả lời báo chí đúng hạn
theo dõi người bán hàng rong để sắp xếp chỗ bán
báo cáo tên những hội viên tiêu biểu
nắm xem ai còn thiếu giấy tờ để hướng dẫn bổ sung
lập danh sách nhân viên y tế trực Tết
nhắn tin của thôn tới các hộ trước giờ xả lũ
thu thập thông tin về nhu cầu tuyển dụng của doanh nghiệp
giám sát thái độ phục vụ nhân dân của cán bộ một cửa
ghi âm các buổi phát thanh của xã
thống kê những người chưa có bảo hiểm y tế
quản lý chặt người ra vào vùng dịch
theo dõi các nhóm thiện nguyện đăng ký hoạt động cứu trợ
rà soát người dân thường xuyên bị ngập để di dời
báo cáo các hộ có nhà bị tốc mái
kiểm tra, báo cáo những công trình không phép
tìm hiểu người đủ năng lực làm trưởng thôn
theo dõi bà con vùng cao gieo cấy vụ xuân
lập sổ theo dõi từng hộ vay vốn chính sách
phân công tổ trưởng giúp các gia đình neo đơn
lắng nghe câu chuyện của cử tri trước buổi tiếp xúc
ghi tên công nhân nghỉ việc do giảm đơn hàng để hỗ trợ
"""

WATCHING += """
lưu ý những nhà thường mở cửa đón người lạ đến cầu nguyện
lập hồ sơ từng người đăng bài về vụ đất ở thôn
cử người vào nhóm kín của tiểu thương để nắm nội dung bàn bạc
báo cáo số điện thoại của những người gọi đến đường dây nóng phàn nàn
sàng lọc những giáo viên từng ký thư ngỏ
theo dõi việc các hộ dân mời luật sư
đánh dấu những gia đình không cho cán bộ vào nhà tuyên truyền
thường xuyên cập nhật động tĩnh của nhóm phản đối bãi rác
rà soát các tài khoản cá nhân hay chia sẻ tin về thu hồi đất
kiểm tra xem ai đã trả lời phỏng vấn báo chí
nắm lịch sinh hoạt của các nhóm cầu nguyện tại gia
ghi nhận người nào vỗ tay khi dân phản đối
lập biểu theo dõi từng hộ về thái độ với dự án
thông tin kịp thời về những người có tư tưởng chống đối
giám sát việc tiếp khách của gia đình ông Giàng
chấm điểm từng hộ về mức độ ủng hộ chính quyền
không cho các hộ dân tự họp bàn về đền bù
hạn chế công nhân liên hệ với các tổ chức bên ngoài
kê khai cán bộ có người thân đăng bài trên mạng
cài người vào hội đồng hương để báo cáo tình hình
phân loại hộ dân theo mức độ đồng tình
xác định những người lôi kéo bà con không ký biên bản
theo dõi những người mới theo đạo
thu thập hình ảnh người tham gia buổi phản đối
ngăn không cho người khiếu nại gặp đoàn công tác
tổng hợp danh sách người giơ tay phản đối trong cuộc họp
quan sát nhà của những người từng đi kiện
báo cáo hằng ngày việc đi lại của bà Sua
không để con em các hộ sinh hoạt với nhóm đạo mới
rà soát sinh viên về quê có phát ngôn không phù hợp
mở sổ ghi những hộ nhiều lần lên xã thắc mắc
cắt cử dân quân để mắt tới các nhà thường tụ họp buổi tối
nắm tên người soạn đơn cho bà con
khoanh vùng các hộ có khả năng phản đối
theo dõi diễn biến tư tưởng của giáo viên sau đợt sắp xếp trường
ghi lại biển số xe của những người đi khiếu nại tập thể
rà soát các bài viết của đoàn viên trên trang cá nhân
không để hội viên tham gia các nhóm bàn luận chính trị
kịp thời phát hiện người có biểu hiện không tin tưởng chính quyền
bố trí người ngồi cùng bà con để nghe họ bàn chuyện gì
báo cáo những người hay lên mạng nói về cán bộ xã
tìm hiểu lý do từng cử tri gạch tên ứng cử viên
lập danh sách các hộ thờ cúng theo đạo mới
giám sát các hộ có người thân ở nước ngoài
thống kê công nhân từng tham gia đình công ở nơi khác
theo dõi nội dung các buổi livestream của người dân
không cho người ký đơn vào dự họp thôn
quản lý danh sách những người hay tham gia bình luận về thời sự
ghi hình toàn bộ người có mặt ở buổi cầu nguyện
cung cấp cho công an danh sách phụ huynh phản đối thu tiền
theo dõi mối liên hệ giữa các hộ ở ba thôn cùng khiếu nại
xem xét tư tưởng từng hội viên trước khi lấy phiếu
bám nắm những người cầm đầu nhóm hộ không nhận tiền
thăm dò xem người dân ủng hộ ai làm trưởng thôn
lọc ra các đảng viên có người nhà theo đạo
đọc kỹ tin nhắn trong nhóm phụ huynh rồi báo cáo tên người gửi
ngăn cản bà con thuê xe lên tỉnh gặp lãnh đạo
nắm xem gia đình nào còn tổ chức lễ theo tục riêng
nắm danh sách những người hay lui tới quán cà phê bàn chuyện thời sự
lập sổ ghi những nhà treo ảnh theo đạo mới
báo cáo hằng tuần về những hộ chưa chịu nhận tiền mà còn rủ người khác
kiểm tra vở ghi của những người dự buổi đọc kinh
cử cán bộ thôn đến dự để ghi lại lời phát biểu của từng người
xếp loại đoàn viên theo thái độ với việc sáp nhập
theo dõi những người chuyển tiền ủng hộ quỹ khiếu kiện
tìm xem ai treo băng rôn trước cổng công trường
không cho học sinh các nhà theo đạo mới vào đội cờ đỏ
thống kê những người ký tên phản đối đặt trạm phát sóng
ghi lại câu hỏi và họ tên người hỏi khó lãnh đạo
nắm xem bà con bàn gì trong đám giỗ
báo danh sách thầy giáo chấm ủng hộ trang phản biện
theo dõi nhóm thanh niên hay hát nhạc chế về cán bộ
xác định người tung ảnh đường hỏng lên mạng
kiểm soát việc in ấn tờ rơi của các hộ khiếu nại
bí mật tìm hiểu người thường đi cùng phóng viên
quản lý các hộ tiếp nhận sách đạo từ nơi khác
không để tiểu thương lập hội riêng ngoài ban quản lý chợ
theo dõi lịch đi lễ của gia đình ông Páo
phân loại cử tri theo khả năng bỏ phiếu thuận
yêu cầu chủ trọ khai báo người thuê có bài đăng chỉ trích
lập danh sách người không nộp tiền ủng hộ phong trào và nêu tên trên loa
nắm chắc nhóm cựu công nhân đang bàn việc đình công
thu thập số điện thoại những người trong nhóm chat phản đối
hạn chế bà con gặp đoàn đại biểu Quốc hội
theo dõi thầy mo và các hộ hay mời thầy
chụp lại trang cá nhân của người bình luận không hay
theo dõi những cặp vợ chồng làm lễ cưới theo nghi thức đạo mới
thống kê những ai không vỗ tay khi công bố quyết định
rà soát đảng viên có con lấy người nước ngoài
để ý những người hay ngồi với nhà báo
"""
MISSED = """
báo ngay cho công an khi có người lạ đến nói chuyện với bà con về đất đai
lập danh mục các trang, nhóm mà thanh niên trong xã tham gia
rà soát công nhân có liên lạc với nhóm vận động tăng lương
giám sát chặt những người vừa mãn hạn tù vì tuyên truyền
báo cáo tên những hộ không mở cửa khi đoàn đến
cắt cử hội viên ghi lại lời các bà bàn ở chợ
lập hồ sơ những người từng gửi bài cho báo
giám sát các gia đình hay đón khách từ thành phố về
kiểm tra giấy tờ những người đến dự buổi tọa đàm về quyền lao động
nắm tên các học sinh viết bài luận chê trường
không cho công nhân phát tờ rơi kêu gọi tăng lương
theo dõi hoạt động của hội đồng môn ngoài sự quản lý
quản lý chặt người dạy chữ cổ tại nhà
báo cáo ngay khi tiểu thương có ý định nghỉ chợ
phân loại hộ theo mức độ nghe lời chính quyền
tìm hiểu xem ai đã dịch bài báo nước ngoài về xã
thu thập lời khai của hàng xóm về nếp sống nhà ông Dế
theo dõi các tài khoản hay đăng ảnh rác thải của xã
lập danh sách hội viên chưa bấm theo dõi trang của Hội
ngăn người dân gửi thư lên Trung ương
"""
WORKING += """
lập hồ sơ từng hộ được hỗ trợ làm nhà
cử người trực tại nhà văn hóa để tiếp nhận ý kiến của bà con
báo cáo số điện thoại của tổ trưởng tổ hòa giải
sàng lọc bệnh cho phụ nữ và trẻ em
đánh dấu những gia đình cần di dời khi mưa lớn
cập nhật số hộ thoát nghèo
rà soát các tài khoản ngân hàng nhận trợ cấp của người có công
kiểm tra xem ai còn thiếu chữ ký trong hồ sơ vay vốn
nắm lịch sinh hoạt của các chi hội để dự
ghi nhận ý kiến của cử tri tại buổi tiếp xúc
lập biểu theo dõi từng hộ về tiến độ làm nhà
thông tin kịp thời cho người dân về mưa lũ
giám sát việc tiếp công dân của UBND xã
chấm điểm từng thôn về mức độ hoàn thành tiêu chí
không cho các hộ lấn chiếm vỉa hè
hạn chế công nhân làm thêm giờ quá quy định
kê khai cán bộ có người thân làm cùng cơ quan theo quy định
cử người vào tổ giám sát cộng đồng để báo cáo tình hình công trình
phân loại hộ nghèo theo mức độ thiếu hụt
xác định những người đủ điều kiện nhận nhà
theo dõi những người mới ra viện
thu thập hình ảnh ngày hội đại đoàn kết
ngăn không cho gia súc vào rừng mới trồng
tổng hợp danh sách người được bầu vào ban công tác Mặt trận
quan sát mực nước hồ hằng ngày
báo cáo hằng ngày việc khắc phục sạt lở
không để con em các hộ nghèo bỏ học
rà soát sinh viên về quê có nhu cầu việc làm
tổng hợp ý kiến phản đối, ủng hộ của các hộ về quy hoạch để trình HĐND
công khai thái độ phục vụ của cán bộ để người dân chấm điểm
theo dõi việc ký kết giao ước thi đua của các chi hội
lập danh sách hộ ký cam kết phòng cháy
thống kê số đơn đã trả lời trong quý
ghi âm cuộc họp để làm biên bản
nắm nguyện vọng của công nhân về nhà ở
báo cáo những khó khăn của đồng bào theo đạo trong sản xuất
quản lý danh sách hội viên vay vốn
phát hiện người có biểu hiện mắc bệnh dại, đưa đi tiêm
lập danh sách tín đồ có hoàn cảnh khó khăn để hỗ trợ gạo
thăm hỏi các chức sắc nhân lễ Giáng sinh
bảo đảm an ninh trật tự cho lễ hội của nhà thờ
theo dõi sản phẩm OCOP bán trên mạng xã hội
đăng bài về gương người tốt trên trang của Hội
không để người dân tụ tập ở khu vực sạt lở nguy hiểm
tìm hiểu lý do từng hộ chưa nhận tiền đền bù để giải thích
lập danh sách người tham gia khóa tập huấn
theo dõi số người tham gia bảo hiểm xã hội tự nguyện
thống kê cử tri theo khu vực bỏ phiếu
báo cáo danh sách đại biểu phát biểu tham luận
nhắc các hộ treo cờ dịp Quốc khánh
không để người khiếu nại phải chờ lâu
không để người tố cáo bị trả thù
cung cấp cho các hộ có ý kiến khác tài liệu về quy hoạch
thông tin kết quả giải quyết cho những người phản ánh
theo dõi mối liên hệ giữa các hộ cùng trồng chè với doanh nghiệp
xác định các hộ không đồng thuận để vận động
cử người đến từng hộ hướng dẫn làm đơn
bố trí người tiếp các hộ khiếu nại
mở sổ ghi những hộ nhiều lần được hỗ trợ
cắt cử dân quân canh gác các nhà ở khu vực ngập sâu
báo ngay cho công an khi có người lạ đến nói chuyện lừa bán hàng giả
lập danh mục các trang, nhóm bán nông sản của hội viên để quảng bá
nắm tên người đại diện hộ để ký hợp đồng điện
khoanh vùng các hộ có gia súc nhiễm bệnh
theo dõi diễn biến dịch tả lợn châu Phi ở các hộ
ghi lại biển số xe của những người chở quá tải
rà soát các bài viết của hội viên gửi dự thi
không để hội viên tham gia đánh bạc, cho vay nặng lãi
kịp thời phát hiện người có biểu hiện bạo lực gia đình để can thiệp
bố trí người ngồi cùng bà con để hướng dẫn kê khai
báo cáo những người hay giúp đỡ hàng xóm để khen thưởng
tìm hiểu lý do từng học sinh nghỉ học
lập danh sách các hộ thờ cúng liệt sĩ để hỗ trợ
giám sát các hộ có người thân bị cách ly, bảo đảm đủ lương thực
thống kê công nhân từng tham gia khóa đào tạo nghề
theo dõi nội dung các buổi phát thanh của xã
không cho người không có phận sự vào khu vực thi công
quản lý danh sách những người hay tham gia hiến máu tình nguyện
ghi hình toàn bộ công trình trước khi bàn giao
cung cấp cho nhà trường danh sách phụ huynh được miễn thu tiền
theo dõi mối liên hệ giữa các tổ hợp tác ở ba thôn cùng trồng chè
xem xét hồ sơ từng hội viên trước khi kết nạp
bám nắm những hộ nuôi cá lồng khi lũ về
thăm dò nhu cầu của người dân về chợ phiên
lọc ra các đảng viên được miễn sinh hoạt do tuổi cao
đọc kỹ kiến nghị của phụ huynh rồi trả lời bằng văn bản
ngăn cản lâm tặc thuê xe chở gỗ
nắm xem gia đình nào còn thiếu giống để cấp
tổng hợp đầy đủ ý kiến của từng hộ về phương án tái định cư, gửi trước ngày 5/5
theo dõi việc giải quyết đơn của các hộ ở ba thôn
báo cáo tên người chủ trì buổi đối thoại với dân
lập danh sách cử tri nhiều tuổi cần thùng phiếu phụ
thống kê ý kiến không tán thành của đại biểu theo từng điều khoản
kiểm tra hộp thư góp ý, đọc thư của người dân và trả lời
ghi nhận người có sáng kiến tại hội nghị
quản lý các điểm lễ hội, giữ vệ sinh môi trường
nắm tình hình đình trệ sản xuất của công nhân
theo dõi các gia đình có con em đi làm ở nước ngoài gửi tiền về phát triển kinh tế
lập sổ hộ tham gia bảo hiểm nông nghiệp
báo cáo người đứng tên trên giấy chứng nhận đất
rà soát những người chưa ký nhận tiền hỗ trợ
xác định ai là người đại diện tổ chức họp thôn
phân loại đơn thư của công dân theo lĩnh vực
thu thập chữ ký xác nhận của các hộ được nhận gạo
giám sát thái độ phục vụ của nhân viên y tế
hạn chế người dân đi qua cầu treo đang sửa
lập hồ sơ những nghệ nhân hát then
nhắc các hộ tham gia bỏ phiếu đúng giờ
nắm danh sách những người hay đau ốm để thăm khám
lập sổ ghi những nhà có giếng khơi
báo cáo hằng tuần về những hộ chưa nhận tiền để chi trả bổ sung
kiểm tra vở ghi của học viên lớp xóa mù chữ
cử cán bộ thôn đến dự để ghi biên bản cuộc họp
xếp loại đoàn viên theo kết quả rèn luyện
theo dõi những người chuyển tiền ủng hộ đồng bào vùng lũ
rà soát công nhân có nhu cầu thuê nhà ở xã hội
tìm xem ai nhặt được giấy tờ rơi để trả lại
không cho học sinh đi xe máy khi chưa đủ tuổi
thống kê những người ký hợp đồng bảo vệ rừng
ghi lại câu hỏi của cử tri để trả lời bằng văn bản
nắm xem bà con cần giống gì cho vụ tới
báo danh sách thầy giáo dạy giỏi
theo dõi nhóm thanh niên khởi nghiệp
xác định người có trách nhiệm về đường hỏng
kiểm soát việc in ấn giấy mời đại hội
quản lý các hộ kinh doanh xăng dầu
không để tiểu thương bán hàng quá hạn
theo dõi lịch tiêm của trẻ em
phân loại cử tri theo độ tuổi để lập danh sách bầu cử
yêu cầu chủ trọ khai báo lưu trú theo quy định
lập danh sách người nộp tiền quỹ phòng chống thiên tai
nắm chắc số công nhân đang nghỉ việc do thiếu đơn hàng
thu thập số điện thoại của trưởng thôn
bố trí để bà con gặp đoàn đại biểu Quốc hội
mời thầy thuốc về khám cho bà con
chụp lại hiện trạng đường trước khi thi công
lọc nước cho các hộ vùng hạn mặn
quan sát mực nước ở các nhà ven suối
cập nhật danh sách hội viên mới kết nạp
thông tin cho phụ huynh về lịch nghỉ học
báo ngay những điểm sạt lở
cử người vào rừng kiểm tra trạm gác
phân công người hướng dẫn bà con kê khai
chú ý người già neo đơn khi trời rét
lưu ý các hộ nuôi lợn tiêm phòng
hạn chế người dân lên rẫy trong ngày nắng gắt
ngăn người dân đi lễ hội bằng thuyền quá tải
cấm các hộ nổ mìn bắt cá
chuyển danh sách hộ nghèo cho ngân hàng chính sách
cung cấp tên tài khoản nhận tiền hỗ trợ
đánh dấu các nhà sàn cổ để bảo tồn
xem xét đề nghị của các hộ về mức bồi thường
xem ai đủ điều kiện thì cấp thẻ
rà soát người nước ngoài lao động tại khu công nghiệp theo quy định
theo dõi các hộ có người thân ở xa về ăn Tết
nắm tình hình đồng bào đi lễ đầu năm để bảo đảm giao thông
phân loại ý kiến của người dân về dự thảo hương ước
ghi nhận những người có nhiều đóng góp
theo dõi các cặp vợ chồng trẻ đăng ký kết hôn đúng tuổi
báo cáo tên những hộ mất nhà do lũ
cắt cử hội viên trực chốt chặn dịch
lập hồ sơ những người có công chưa được xác nhận
giám sát các cơ sở đón khách du lịch
kiểm tra giấy tờ những người xin vay vốn
thống kê những ai chưa đi tiêm
nắm tên các học sinh đạt giải
không cho công nhân vào hầm khi chưa có đồ bảo hộ
theo dõi hoạt động của các tổ hòa giải
quản lý chặt người bán thuốc không phép
báo cáo ngay khi có hộ bị sạt lở
phân loại hộ theo mức thu nhập
tìm hiểu xem ai có nghề rèn để mở lớp
thu thập ý kiến của hàng xóm về hộ nghèo trước khi xét
rà soát đảng viên đủ điều kiện nhận huy hiệu
theo dõi các tài khoản nhận tiền hỗ trợ
để ý những người già đi lạc
lập danh sách hội viên chưa có thẻ
ngăn người dân đi qua ngầm khi nước lên
"""
