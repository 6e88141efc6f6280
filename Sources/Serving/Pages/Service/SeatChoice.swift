import Bookings
import CivilTime
import ConsoleTexts
import Scheduling
import Texts

/// The form in which a visitor says how many seats they book, of a service of which one booking may take several.
struct SeatChoice: Sendable {
    private let chosen: Int
    private let maximum: Int
    private let address: Address

    /// What the form passes on.
    private let kept: [(name: String, value: String)]

    /// `nil` if a booking of the service takes one seat.
    init?(_ offer: Offer, kept: [(name: String, value: String)]) {
        maximum = offer.service.timing.maximumSeats
        guard maximum > 1 else { return nil }
        chosen = offer.seats
        address = offer.address
        self.kept = kept
    }

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("form", .method("get"), .action(address)) { html in
            let zone = visit.zone.map { [(name: "zone", value: $0.name)] } ?? []
            for field in kept + zone + visit.carried {
                html.void("input", .type("hidden"), .name(field.name), .value(field.value))
            }
            html.element("div", .class("field")) { html in
                html.element("label", .label(for: "seats"), text: Phrase.places[visit.language])
                html.void(
                    "input",
                    .type("number"),
                    .id("seats"),
                    .name("seats"),
                    .value(String(chosen)),
                    .minimum(1),
                    .maximum(maximum),
                    .isRequired
                )
            }
            html.element("button", .class("button"), text: Phrase.showTimes[visit.language])
        }
    }
}
