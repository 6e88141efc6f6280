import Bookings
import CivilTime
import ConsoleTexts
import Localization
import Money

/// The figures of all practices together, a year of them.
struct AllFiguresView {
    let report: MarketFigureReport

    /// Whether the page shows the current month, or a later one.
    let isLatest: Bool

    /// The newest month first.
    private var rows: [MarketFigureReport.Row] { report.rows.reversed() }

    static func address(to month: CalendarMonth?, of scope: MarketFigureRequest.Scope) -> Address {
        AllFiguresPages.address.with("to", month?.description).with("providers", scope == .all ? nil : scope.rawValue)
    }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.figures])
        layout.section = .account
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                html.element("h1", text: visit[.figures])
                html.element("p", .class("quiet"), text: visit[.allFiguresHelp])
                writeChoices(visit, to: &html)
                sheet("booked", visit[.bookedOfOpen], visit, to: &html) { writeHours(visit, to: &$0) }
                sheet("bookings", visit[.bookingsByOutcome], visit, to: &html) { writeBookings(visit, to: &$0) }
                for currency in currencies {
                    sheet("money-\(currency.code)", "\(visit[.money]), \(currency.code)", visit, to: &html) { html in
                        writeMoney(currency, visit, to: &html)
                    }
                }
                sheet("asked", visit[.demand], visit, to: &html) { writeDemand(visit, to: &$0) }
                html.element("p") { html in
                    html.element("a", .class("button"), .href(visit.link(ServerPages.address)), text: visit[.server])
                }
            }
        }
    }

    private func sheet(
        _ id: String,
        _ title: String,
        _ visit: Visit,
        to html: inout HTMLWriter,
        _ content: (inout HTMLWriter) -> Void
    ) {
        html.element("div", .class("sheet")) { html in
            html.element("div", .class("stack")) { html in
                html.element("h2", .id(id), text: title)
                content(&html)
            }
        }
    }

    private func writeChoices(_ visit: Visit, to html: inout HTMLWriter) {
        let (last, scope) = (report.request.to, report.request.scope)
        html.element("nav", .class("links-row"), .labelled(visit[.figures])) { html in
            let earlier = Self.address(to: last.adding(months: -12), of: scope)
            html.element("a", .href(visit.link(earlier)), text: visit[.earlierYear])
            if !isLatest {
                let later = Self.address(to: last.adding(months: 12), of: scope)
                html.element("a", .href(visit.link(later)), text: visit[.laterYear])
            }
            for (choice, name) in [(MarketFigureRequest.Scope.all, Phrase.allPractices), (.listed, .listedPractices)] {
                html.element(
                    "a",
                    .href(visit.link(Self.address(to: last, of: choice))),
                    choice == scope ? .current("page") : nil,
                    text: visit[name]
                )
            }
        }
    }

    private func write(
        _ titles: [Phrase],
        labelledBy id: String,
        _ visit: Visit,
        to html: inout HTMLWriter,
        _ cells: (MarketFigureReport.Row) -> [String]
    ) {
        html.element("table", .class("steps money"), .labelled(by: id)) { html in
            html.tableHead([.month] + titles, visit)
            html.element("tbody") { html in
                for row in rows {
                    let month = visit.language.date(row.month.firstDate, .monthAndYear)
                    html.element("tr") { html in html.tableCells(month, cells(row), under: [.month] + titles, visit) }
                }
            }
        }
    }

    private func writeHours(_ visit: Visit, to html: inout HTMLWriter) {
        let titles: [Phrase] = [.practicesCounted, .bookedHours, .openHours, .busyHours, .utilisation]
        write(titles, labelledBy: "booked", visit, to: &html) { row in
            [
                String(row.providers), FigureText.hours(row.figures.bookedMinutes), FigureText.hours(row.openMinutes),
                FigureText.hours(row.busyMinutes), visit.share(row.utilisationBasisPoints),
            ]
        }
    }

    private func writeBookings(_ visit: Visit, to html: inout HTMLWriter) {
        let titles: [Phrase] = [
            .made, .upcoming, .tookPlace, .cancelledByClients, .cancelledByPractices, .noShows, .newClients,
            .returningClients,
        ]
        write(titles, labelledBy: "bookings", visit, to: &html) { row in
            let figures = row.figures
            let counts = [
                figures.made, figures.scheduled, figures.completed, figures.cancelledByClient,
                figures.cancelledByProvider, figures.noShows, row.newClients, figures.returningClients,
            ]
            return counts.map(String.init)
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

    private func writeDemand(_ visit: Visit, to html: inout HTMLWriter) {
        write([.askedFor, .offeredOfIt, .notOffered, .shareNotOffered], labelledBy: "asked", visit, to: &html) { row in
            [row.demand.asked, row.demand.offered, row.demand.notOffered].map(String.init)
                + [visit.share(row.demand.notOfferedBasisPoints)]
        }
    }
}
