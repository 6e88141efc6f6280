import Bookings
import ConsoleTexts
import CivilTime
import Localization

extension ConsoleBooking {
    /// When the session is, in the zone of the practice.
    func writeWhen(in practice: Practice, _ visit: Visit, to html: inout HTMLWriter) {
        let period = SessionPeriod(
            start: booking.startAt.secondsSince1970,
            end: booking.endAt.secondsSince1970,
            zone: practice.zone,
            hourCycle: visit.hourCycle
        )
        html.element("p", .class("when")) { html in
            html.element(
                "time",
                .dateTime(Timestamp.format(booking.startAt.secondsSince1970)),
                text: period.placeText(in: visit.language)
            )
            html.element("bdi", .class("quiet"), text: booking.seats.naming(service.name))
        }
    }
}
