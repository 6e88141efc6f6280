import CalendarSync
import ConsoleTexts

/// The part of the page of calendars that is about the published one.
struct PublishedCalendarView {
    let practice: Practice
    let calendar: PublishedCalendar?

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        let own = practice.address.appending("published-calendar")
        html.element("section", .class("sheet"), .labelled(by: "published-title")) { html in
            html.element("div") { html in
                html.element("h2", .id("published-title"), text: visit[.published])
                html.element("p", .class("quiet"), text: visit[.publishedHelp])
                if let calendar {
                    html.element("p") { html in
                        html.text("\(visit[calendar.contents.title]) · \(visit[.createdOn]) ")
                        html.moment(calendar.createdAt, of: practice, visit)
                    }
                }
                writeForm(visit, own, to: &html)
                if calendar != nil {
                    html.button(visit[.revokeAddress], style: "button away", to: visit.link(own.appending("revoke")))
                }
            }
        }
    }

    private func writeForm(_ visit: Visit, _ own: Address, to html: inout HTMLWriter) {
        html.element("form", .method("post"), .action(visit.link(own))) { html in
            html.void("input", .type("hidden"), .name("key"), .value(BookingSubmission.newKey()))
            FieldView(
                name: "contents",
                label: visit[.bookingContents],
                value: (calendar?.contents ?? .times).rawValue,
                kind: .choice(PublishedCalendar.Contents.allCases.map { ($0.rawValue, visit[$0.title]) }),
                hint: calendar == nil ? nil : visit[.replaceAddressHelp]
            ).write(to: &html)
            html.element(
                "button",
                .class("button"),
                text: visit[calendar == nil ? .createAddress : .replaceAddress]
            )
        }
    }
}
