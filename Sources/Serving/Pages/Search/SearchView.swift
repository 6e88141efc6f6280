import CivilTime
import ConsoleTexts
import Localization
import Marketplace
import Money
import Texts

/// The form of a search and what it found.
struct SearchView {
    struct Service: Sendable {
        let name: String
        let price: MonetaryAmount
        let durationMinutes: Int64
        let address: Address
    }

    struct Entry: Sendable {
        let name: String
        let address: Address

        let photo: PhotoView?

        /// With the tag of its language.
        let headline: (text: String, tag: String)?
        let service: Service?
        let zone: Zone

        let rating: Rating

        /// In meters.
        let distance: Int64?
        let starts: [Instant]
    }

    let form: SearchForm
    let categories: [Marketplace.Category]
    /// Names of places to suggest.
    let towns: [String]

    /// The place that results are near, by its name; `nil` if none was asked for by name or found.
    let place: String?
    let isPlaceUnknown: Bool

    /// How many fit, on all pages.
    let total: Int
    let entries: [Entry]

    /// Where the list goes on.
    let next: Address?

    func bytes(for visit: Visit) -> [UInt8] {
        let title = Phrase.findAppointment[visit.language]
        let count = Phrase.searchCount[visit.language].filling(String(total))
        // Screen readers begin with the title: whoever has searched hears first what was found.
        let isAnswer = form.address != SearchForm.start
        let layout = PageLayout(visit: visit, title: isAnswer ? "\(count) – \(title)" : title, isPublic: true)
        return layout.bytes { html in
            html.element("div", .class("narrow")) { html in
                html.element("h1", text: title)
                writeForm(visit, to: &html)
                html.element("h2", .id("found"), .isFocusable) { html in
                    html.text(count)
                    if let place {
                        html.text(" · ")
                        html.element("bdi", text: place)
                    }
                }
                if isPlaceUnknown {
                    html.element("p", .role("status"), text: Phrase.unknownTown[visit.language].filling(form.town))
                } else if entries.isEmpty {
                    html.element("p", .role("status"), text: Phrase.nothingFound[visit.language])
                }
                html.element("ul", .class("cards found")) { html in
                    for entry in entries { html.element("li", .class("card")) { write(entry, visit, &$0) } }
                }
                if let next {
                    html.element("p") { html in
                        html.element("a", .class("button"), .href(visit.link(next)), .relation("next")) { html in
                            html.text(visit.labels.more)
                        }
                    }
                }
                html.element("p", .class("hint")) { html in
                    html.text("\(Phrase.searchOrder[visit.language]) ")
                    html.element("a", .href(visit.link(Address("terms"))), text: visit[.terms])
                }
            }
        }
    }

    private func write(_ entry: Entry, _ visit: Visit, _ html: inout HTMLWriter) {
        entry.photo?.write(.thumbnail, to: &html)
        html.element("div", .class("card-main")) { html in
            html.element("h3") { html in
                html.element("a", .href(visit.link(entry.address)), .direction("auto"), text: entry.name)
            }
            if let headline = entry.headline {
                html.element("p", .language(headline.tag), .direction("auto"), text: headline.text)
            }
            if let rating = visit.summary(of: entry.rating) { html.element("p", .class("quiet"), text: rating) }
            if let service = entry.service {
                html.element("p", .class("quiet")) { html in
                    html.element("bdi", text: service.name)
                    html.text(" · \(visit.duration(minutes: service.durationMinutes)) · ")
                    html.element("span", .class("price"), text: visit.price(service.price))
                }
                writeStarts(entry, of: service, visit, &html)
            }
            if let distance = entry.distance {
                html.element(
                    "p",
                    .class("quiet"),
                    text: Phrase.distanceAway[visit.language].filling(Self.kilometers(distance))
                )
            }
        }
    }

    private func writeStarts(_ entry: Entry, of service: Service, _ visit: Visit, _ html: inout HTMLWriter) {
        guard let first = entry.starts.first else { return }
        html.element("p", .class("hint")) { html in
            let zone = visit.language.zoneName(entry.zone, at: first.secondsSince1970)
            html.text("\(Phrase.nextTimes[visit.language]) · \(visit.words.times(in: zone))")
        }
        html.element("ul", .class("marks")) { html in
            for start in entry.starts {
                let reading = entry.zone.reading(at: start.secondsSince1970)
                let text = visit.language.joining(
                    date: visit.language.date(reading.date, .weekdayMonthAndDay),
                    time: visit.time(reading)
                )
                let address = service.address.appending("book").with("at", start.description)
                html.element("li") { html in
                    html.element("a", .href(visit.link(address))) { $0.element("bdi", text: text) }
                }
            }
        }
    }

    /// Tenths of a kilometer, in digits that all six languages read.
    private static func kilometers(_ meters: Int64) -> String {
        let tenths = (meters + 50) / 100
        return "\(tenths / 10).\(tenths % 10) km"
    }
}
