import type { Messages } from "./message.ts";

/** What the bot says in the channels of units. */
export const botChannelMessages = {
  postTitle: { vi: "VIỆC CỦA {unit}", en: "FOR {unit}" },
  postDue: { vi: "Hạn {date}", en: "Due {date}" },
  postWaiting: { vi: "Chưa có người nhận xử lý.", en: "Nobody has taken it yet." },
  postHead: { vi: "Phụ trách: {who}", en: "Head: {who}" },
  postClaimedBy: { vi: "{who} nhận xử lý lúc {when}.", en: "{who} took it at {when}." },
  postHandledBy: { vi: "{who} được phân công xử lý lúc {when}.", en: "{who} was assigned at {when}." },
  postCompletedBy: { vi: "{who} đã hoàn thành.", en: "{who} has completed it." },
  postCompleted: { vi: "Đơn vị đã hoàn thành.", en: "The unit has completed it." },
  postReturned: { vi: "Đơn vị đã trả lại việc này.", en: "The unit has returned it." },
  postWithdrawn: { vi: "Không còn là việc của đơn vị.", en: "It is no longer the unit's to handle." },
  claim: { vi: "Tôi nhận xử lý", en: "I take this" },
  youClaimed: { vi: "Bạn đã nhận xử lý", en: "You have taken it" },
  otherClaimed: { vi: "{who} đã nhận xử lý", en: "{who} has taken it" },

  sayPostWaiting: {
    vi: "{unit} có văn bản{priority} số đến {number} chờ người nhận xử lý{due}.",
    en: "{unit} was given document{priority} arrival number {number}, which waits for somebody to take it{due}.",
  },
  sayPostTaken: {
    vi: "{who} xử lý văn bản số đến {number}{due}.",
    en: "{who} handles document arrival number {number}{due}.",
  },
  sayPostReturned: {
    vi: "{unit} đã trả lại văn bản số đến {number}.",
    en: "{unit} returned document arrival number {number}.",
  },
  sayPostCompleted: {
    vi: "{who} đã hoàn thành văn bản số đến {number}.",
    en: "{who} completed document arrival number {number}.",
  },
  sayPostWithdrawn: {
    vi: "Văn bản số đến {number} không còn là việc của {unit}.",
    en: "Document arrival number {number} is no longer for {unit}.",
  },
  sayPostWithheld: {
    vi: "Vanthu không còn báo về việc này trong kênh.",
    en: "Vanthu no longer tells of this in the channel.",
  },

  claimed: { vi: "Đã có người nhận xử lý", en: "Somebody has taken it" },
  sayClaimed: {
    vi: "{who} nhận xử lý trong kênh của đơn vị: {document}{due}.",
    en: "{who} took it in the unit's channel: {document}{due}.",
  },

  channelLostHeading: { vi: "KHÔNG ĐĂNG ĐƯỢC VÀO KÊNH", en: "A CHANNEL WAS LOST" },
  channelLostSaid: {
    vi: "Vanthu không còn đăng được vào kênh {channel} của {unit}.",
    en: "Vanthu can post no more in the channel {channel} of {unit}.",
  },
  channelLostNext: {
    vi: "Thêm lại Vanthu vào nhóm, hoặc liên kết kênh khác cho đơn vị; bài chưa đăng sẽ được đăng. Thẻ của người phụ trách không bị ảnh hưởng. Xem Quản trị, Kênh của đơn vị.",
    en: "Put Vanthu back into the team, or link another channel; what was not posted will be. The heads’ cards are not affected. See Administration, Channels of units.",
  },
  channelSettled: {
    vi: "Kênh {channel} của {unit} không còn phải xử lý: đã đăng lại được, hoặc đã bỏ liên kết.",
    en: "Nothing is left to do about the channel {channel} of {unit}: it works again, or is linked no more.",
  },
  channelHelp: {
    vi: "Trong kênh này Vanthu báo việc của đơn vị. Người đứng đầu đơn vị viết: @Vanthu liên kết Phòng Tổng hợp; hoặc: @Vanthu bỏ liên kết. Về văn bản, hãy nhắn riêng cho Vanthu.",
    en: "In this channel Vanthu tells of a unit's work. The head of the unit writes: @Vanthu link Planning Division; or: @Vanthu unlink. About documents, write to Vanthu in your own chat.",
  },
  channelLinked: {
    vi: "Kênh này từ nay nhận việc giao cho {unit}. Mỗi bài chỉ có số đến, độ khẩn và hạn; người của đơn vị bấm “Tôi nhận xử lý”.",
    en: "From now on this channel gets what {unit} is given. A post has the arrival number, urgency and deadline alone; people of the unit press “I take this”.",
  },
  channelUnlinked: {
    vi: "Kênh này không còn nhận việc của {unit}.",
    en: "This channel no longer gets what {unit} is given.",
  },
  channelNotLinked: { vi: "Kênh này chưa liên kết với đơn vị nào.", en: "This channel is no unit's." },
  channelsOnly: {
    vi: "Chỉ liên kết được một kênh của nhóm, không phải trò chuyện nhóm.",
    en: "Only a channel of a team can be linked, not a group chat.",
  },
  linkWhich: {
    vi: "Viết tên đơn vị sau “liên kết”. Đơn vị có thể liên kết: {units}.",
    en: "Write the unit's name after “link”. Units that can be linked: {units}.",
  },
} as const satisfies Messages;
