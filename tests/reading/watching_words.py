"""Câu thử về theo dõi người dân: own sentences, written before the lexicon was extended by them.

Five lots of twenty each. At first sight the reader knew none of the first lot; of the third,
fourth and fifth, written after each extension, 10, 12 and 10 of 20. It marked none of the hundred
sentences of ordinary work, then or now.
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
