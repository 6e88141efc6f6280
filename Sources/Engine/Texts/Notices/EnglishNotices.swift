/// Notices to providers in English.
struct EnglishNotices: NoticeCatalogue {
    let inCalendar = "In the calendar"
    let footer = "You get this e-mail because bookings with you are made through Bookable."

    func calendarDisconnected(_ service: String) -> NoticeWording {
        NoticeWording(
            title: "Calendar disconnected",
            lead:
                "Bookable no longer has access to your \(service) account, for example because its password changed. Events read before still block your time; new ones do not.",
            advice: "Please connect the account again. Your settings are kept."
        )
    }

    func calendarUnreadable(_ host: String) -> NoticeWording {
        NoticeWording(
            title: "Calendar cannot be read",
            lead:
                "Bookable can no longer read your calendar at \(host), for example because its address or password changed. Events read before still block your time; new ones do not.",
            advice: "Please open the calendar in the console to see what is wrong, and link it again if needed."
        )
    }

    let eventMoved = NoticeWording(
        title: "Event moved in your calendar",
        lead:
            "The event of this booking was moved in your calendar. The booking keeps its time, and both times are blocked until you decide.",
        advice: "Either move or cancel the booking, and the client is told, or have the event restored."
    )

    let eventDeleted = NoticeWording(
        title: "Event deleted in your calendar",
        lead:
            "The event of this booking was deleted from your calendar. The booking still stands.",
        advice: "Either move or cancel the booking, and the client is told, or have the event restored."
    )

    func webhookPaused(_ address: String, isGone: Bool) -> NoticeWording {
        NoticeWording(
            title: "Webhook paused",
            lead: isGone
                ? "Events are not sent to \(address) any more: it answered that it is gone."
                : "Events are not sent to \(address) any more: it has taken none for three days.",
            advice:
                "What happens in the meantime is kept. Resume the webhook when it works again, and all of it is sent."
        )
    }
}
