import Localization
import Texts

/// A service with the month and the times of a day: the page on which most visits begin.
struct ServiceView {
    let service: ServiceSummary
    let choice: TimeChoice

    /// `nil` if a booking takes one seat.
    let seats: SeatChoice?

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = PageLayout(visit: visit, title: "\(service.name) – \(service.provider)", isPublic: true)
        layout.brand = (service.provider, service.providerAddress)
        return layout.bytes { html in
            html.element("div", .class("sheet three")) { html in
                html.element("div", .class("about")) { writeAbout(visit, to: &$0) }
                MonthView(choice: choice, visit: visit).write(to: &html)
                TimesView(choice: choice, visit: visit).write(to: &html)
            }
        }
    }

    private func writeAbout(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h1", .direction("auto"), text: service.name)
        html.element("ul", .class("marks")) { html in
            html.element("li", text: visit.duration(minutes: service.durationMinutes))
            html.element("li", text: visit.price(service.price))
            if let due = service.dueNow {
                html.element("li", text: "\(visit.labels.dueNow): \(visit.language.money(due))")
            }
        }
        if !service.description.isEmpty {
            html.element("div", .class("quiet")) { $0.paragraphs(service.description) }
        }
        seats?.write(visit, to: &html)
    }
}
