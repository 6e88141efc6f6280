import Localization

/// Notices to providers in one language: a language that lacks one does not compile.
protocol NoticeCatalogue: Sendable {
    /// What stands before the time at which an event is in the calendar now.
    var inCalendar: String { get }
    /// Why the recipient gets this.
    var footer: String { get }
    func calendarDisconnected(_ service: String) -> NoticeWording
    /// A calendar on a server.
    func calendarUnreadable(_ host: String) -> NoticeWording
    var eventMoved: NoticeWording { get }
    var eventDeleted: NoticeWording { get }
    func webhookPaused(_ address: String, isGone: Bool) -> NoticeWording
}

/// One notice in the words of a language.
struct NoticeWording {
    let title: String

    /// What happened.
    let lead: String

    /// What can be done about it.
    let advice: String
}

extension Language {
    var noticeCatalogue: any NoticeCatalogue {
        switch self {
        case .english: EnglishNotices()
        case .german: GermanNotices()
        case .french: FrenchNotices()
        case .spanish: SpanishNotices()
        case .russian: RussianNotices()
        case .arabic: ArabicNotices()
        }
    }
}
