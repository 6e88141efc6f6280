import Bookings
import CivilTime
import ConsoleTexts
import Localization
import Texts

/// The preview of a change of hours or time off.
struct HoursPreviewView {
    let practice: Practice
    let change: HoursChange
    let subject: Subject

    /// What is to be changed, as its form was filled in.
    enum Subject {
        case hours(HoursForm, revision: String)
        case timeOff(TimeOffForm)
    }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.previewTitle], practice: practice)
        layout.section = .hours
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                html.element("h1", text: visit[.previewTitle])
                writeAffected(visit, to: &html)
                html.element("section", .labelled(by: "free")) { writeCounts(visit, to: &$0) }
                writeForm(visit, to: &html)
            }
        }
    }

    private func writeAffected(_ visit: Visit, to html: inout HTMLWriter) {
        guard !change.affected.isEmpty else {
            return html.notice(.success, title: visit[.noneAffected])
        }
        html.notice(.warning, title: visit[.affected], text: visit[.affectedHelp])
        html.element("ul", .class("rows")) { html in
            for booking in change.affected {
                html.element("li") { html in
                    let period = SessionPeriod(
                        start: booking.startAt.secondsSince1970,
                        end: booking.endAt.secondsSince1970,
                        zone: practice.zone,
                        hourCycle: visit.hourCycle
                    )
                    let address = BookingPages.address(of: booking.id, practice)
                    html.element("a", .href(visit.link(address)), text: period.placeText(in: visit.language))
                }
            }
        }
    }

    /// A table for each service: what is free on each date, before and after.
    private func writeCounts(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h2", .id("free"), text: visit[.nextTwoWeeks])
        html.element("div", .class("columns")) { html in
            for service in change.services {
                html.element("div", .class("sheet")) { html in
                    html.element("div") { html in
                        html.element("h3") { $0.element("bdi", text: service.name) }
                        writeTable(service.days, visit, to: &html)
                    }
                }
            }
        }
    }

    private func writeTable(_ days: [HoursChange.Day], _ visit: Visit, to html: inout HTMLWriter) {
        html.element("table", .class("steps counts")) { html in
            html.element("thead") { html in
                html.element("tr") { html in
                    for title in [Phrase.date, .before, .after] {
                        html.element("th", .scope("col"), text: visit[title])
                    }
                }
            }
            html.element("tbody") { html in
                for day in days {
                    html.element("tr", day.before == day.after ? nil : .class("other")) { html in
                        html.element("th", .scope("row"), text: visit.language.date(day.date, .weekdayMonthAndDay))
                        html.element("td", text: String(day.before))
                        html.element("td", text: String(day.after))
                    }
                }
            }
        }
    }

    private func writeForm(_ visit: Visit, to html: inout HTMLWriter) {
        let address: Address
        let hidden: [(name: String, value: String)]
        switch subject {
        case .hours(let form, let revision):
            address = practice.address.appending("hours")
            hidden = form.hidden + [("revision", revision)]
        case .timeOff(let form):
            address = practice.address.appending("time-off")
            hidden = form.hidden
        }
        html.element("form", .method("post"), .action(visit.link(address))) { html in
            for (name, value) in hidden { html.void("input", .type("hidden"), .name(name), .value(value)) }
            html.element("div", .class("actions")) { html in
                html.element("button", .class("button main"), .name("do"), .value("save"), text: visit[.save])
                html.element("button", .class("button"), .name("do"), .value("edit"), text: visit[.keepEditing])
            }
        }
    }
}

extension HoursForm {
    /// All rows that are filled in, as hidden fields.
    fileprivate var hidden: [(name: String, value: String)] {
        rows.enumerated().flatMap { day, rows in
            rows.enumerated().filter { !$0.element.isEmpty }.flatMap { number, row in
                [
                    (Self.name(day, number, isEnd: false), row.start), (Self.name(day, number, isEnd: true), row.end),
                ]
            }
        }
    }
}
