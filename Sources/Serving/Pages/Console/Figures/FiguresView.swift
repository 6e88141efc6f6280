import Bookings
import CivilTime
import ConsoleTexts
import Localization
import Money

/// The figures of a year: drawings, each with a table of the same beside it.
struct FiguresView {
    let practice: Practice
    let report: FigureReport
    let services: [Service]

    /// Whether the page shows the current month, or a later one.
    let isLatest: Bool

    /// Those of all bookings, or of the service that the page is about; the newest month first.
    private var rows: [FigureReport.Row] {
        report.rows.filter { $0.service == report.request.service }.reversed()
    }

    func address(of service: ServiceID?, to month: CalendarMonth?) -> Address {
        practice.address.appending("figures").with("to", month?.description).with("service", service?.rawValue)
    }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.figures], practice: practice)
        layout.section = .figures
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                html.element("h1", text: visit[.figures])
                html.element("p", .class("quiet"), text: visit[.figuresHelp])
                if !report.isCurrent { html.element("p", .class("quiet"), text: visit[.figuresFollow]) }
                writeChoices(visit, to: &html)
                sheet("booked", .bookedOfOpen, visit, to: &html) { html in
                    OpenHoursChart(rows: rows.reversed()).write(to: &html)
                    writeHours(visit, to: &html)
                }
                sheet("bookings", .bookingsByOutcome, visit, to: &html) { writeBookings(visit, to: &$0) }
                for currency in currencies {
                    sheet("money-\(currency.code)", .money, with: currency.code, visit, to: &html) { html in
                        writeMoney(currency, visit, to: &html)
                    }
                }
                sheet("week", .startsByHour, visit, to: &html) { html in
                    StartHourChart(hours: startHours, count: \.counts.sessions).write(visit, to: &html)
                    StartHourTable(hours: startHours) {
                        "\($0.counts.sessions) / \(FigureText.hours($0.openMinutes))"
                    }
                    .write(labelledBy: "week", visit, to: &html)
                }
                DemandSheets(rows: rows, hours: report.hours).write(visit, to: &html)
            }
        }
    }

    /// Those in which anything begins or is open.
    private var startHours: [FigureReport.Hour] {
        report.hours.filter { $0.counts.bookings > 0 || $0.openMinutes > 0 }
    }

    private func sheet(
        _ id: String,
        _ title: Phrase,
        with addition: String? = nil,
        _ visit: Visit,
        to html: inout HTMLWriter,
        _ content: (inout HTMLWriter) -> Void
    ) {
        html.element("div", .class("sheet")) { html in
            html.element("div", .class("stack")) { html in
                html.element("h2", .id(id), text: [visit[title], addition].compactMap(\.self).joined(separator: ", "))
                content(&html)
            }
        }
    }

    private func writeChoices(_ visit: Visit, to html: inout HTMLWriter) {
        let last = report.request.to
        html.element("nav", .class("links-row"), .labelled(visit[.figures])) { html in
            let earlier = last.adding(months: -12)
            let service = report.request.service
            html.element("a", .href(visit.link(address(of: service, to: earlier))), text: visit[.earlierYear])
            if !isLatest {
                let later = last.adding(months: 12)
                html.element("a", .href(visit.link(address(of: service, to: later))), text: visit[.laterYear])
            }
            guard services.count > 1 else { return }
            let choices = [(nil, visit[.allServices])] + services.map { (Optional($0.id), $0.name) }
            for (choice, name) in choices {
                html.element(
                    "a",
                    .href(visit.link(address(of: choice, to: last))),
                    choice == service ? .current("page") : nil
                ) { $0.element("bdi", text: name) }
            }
        }
    }

    private func month(_ row: FigureReport.Row, _ visit: Visit) -> String {
        visit.language.date(row.month.firstDate, .monthAndYear)
    }

    private func write(
        _ titles: [Phrase],
        labelledBy id: String,
        _ visit: Visit,
        to html: inout HTMLWriter,
        _ cells: (FigureReport.Row) -> [String]
    ) {
        html.element("table", .class("steps money"), .labelled(by: id)) { html in
            html.tableHead([.month] + titles, visit)
            html.element("tbody") { html in
                for row in rows {
                    html.element("tr") { html in
                        html.tableCells(month(row, visit), cells(row), under: [.month] + titles, visit)
                    }
                }
            }
        }
    }

    private func writeHours(_ visit: Visit, to html: inout HTMLWriter) {
        write([.bookedHours, .openHours, .busyHours, .utilisation], labelledBy: "booked", visit, to: &html) { row in
            [
                FigureText.hours(row.figures.bookedMinutes), FigureText.hours(row.openMinutes),
                FigureText.hours(row.busyMinutes),
                visit.share(row.utilisationBasisPoints),
            ]
        }
    }

    private func writeBookings(_ visit: Visit, to html: inout HTMLWriter) {
        let titles: [Phrase] = [
            .made, .upcoming, .tookPlace, .cancelledByClients, .cancelledByPractice, .noShows, .clientsTitle,
            .returningClients,
            .leadDays,
        ]
        write(titles, labelledBy: "bookings", visit, to: &html) { row in
            let figures = row.figures
            let counts = [
                figures.made, figures.scheduled, figures.completed, figures.cancelledByClient,
                figures.cancelledByProvider, figures.noShows, figures.clients, figures.returningClients,
            ]
            return counts.map(String.init) + [figures.lead.averageSeconds.map { String($0 / 86_400) } ?? "–"]
        }
    }

    private var currencies: [Currency] {
        Set(rows.flatMap { $0.money.map(\.currency) }).sorted { $0.code < $1.code }
    }

    private func writeMoney(_ currency: Currency, _ visit: Visit, to html: inout HTMLWriter) {
        let titles: [Phrase] = [.revenueOfSessions, .received, .givenBack]
        write(titles, labelledBy: "money-\(currency.code)", visit, to: &html) { row in
            let money = row.money.first { $0.currency == currency }?.money ?? MonthlyMoney()
            return [money.revenue, money.received, money.returned].map {
                visit.language.money(MonetaryAmount($0, currency))
            }
        }
    }
}

extension Visit {
    /// Ten thousandths as whole per cent.
    func share(_ basisPoints: Int64?) -> String {
        basisPoints.map { percent("\($0 / 100)") } ?? "–"
    }
}
