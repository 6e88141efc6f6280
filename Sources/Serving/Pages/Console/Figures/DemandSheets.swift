import Bookings
import CivilTime
import ConsoleTexts
import Localization

/// What clients asked for: by month, by the reasons why it was not offered, and by hour of the week.
struct DemandSheets {
    /// The newest month first.
    let rows: [FigureReport.Row]
    let hours: [FigureReport.Hour]

    /// Nothing where nothing was asked for.
    func write(_ visit: Visit, to html: inout HTMLWriter) {
        let demand = rows.reduce(into: DemandFigures()) { $0 += $1.demand }
        guard demand.asked > 0 else { return }
        html.element("div", .class("sheet")) { html in
            html.element("div", .class("stack")) { html in
                html.element("h2", .id("demand"), text: visit[.demand])
                html.element("p", .class("quiet"), text: visit[.demandHelp])
                writeMonths(visit, to: &html)
                if demand.notOffered > 0 {
                    html.element("h3", .id("reasons"), text: visit[.notOfferedBecause])
                    writeReasons(demand, visit, to: &html)
                }
                html.element("h3", .id("demand-week"), text: visit[.askedByHour])
                StartHourChart(hours: hours, framesOpen: true, count: \.demand.asked).write(visit, to: &html)
                StartHourTable(hours: hours) { hour in
                    "\(hour.demand.asked) (\(hour.demand.notOffered)) / \(FigureText.hours(hour.openMinutes))"
                }
                .write(labelledBy: "demand-week", visit, to: &html)
            }
        }
    }

    private func writeMonths(_ visit: Visit, to html: inout HTMLWriter) {
        let titles: [Phrase] = [.month, .askedFor, .offeredOfIt, .notOffered, .shareNotOffered]
        html.element("table", .class("steps money"), .labelled(by: "demand")) { html in
            html.tableHead(titles, visit)
            html.element("tbody") { html in
                for row in rows where row.demand.asked > 0 {
                    let counts = [row.demand.asked, row.demand.offered, row.demand.notOffered].map(String.init)
                    let month = visit.language.date(row.month.firstDate, .monthAndYear)
                    let cells = counts + [visit.share(row.demand.notOfferedBasisPoints)]
                    html.element("tr") { html in html.tableCells(month, cells, under: titles, visit) }
                }
            }
        }
    }

    private func writeReasons(_ demand: DemandFigures, _ visit: Visit, to html: inout HTMLWriter) {
        let titles: [Phrase] = [.reasonTitle, .timesLookedFor, .bookingsRefused, .share]
        html.element("table", .class("steps money"), .labelled(by: "reasons")) { html in
            html.tableHead(titles, visit)
            html.element("tbody") { html in
                for (reason, counts) in demand.reasons {
                    let share = share(counts.looks + counts.bookings, of: demand.asked)
                    let cells = [String(counts.looks), String(counts.bookings), visit.share(share)]
                    html.element("tr") { html in html.tableCells(visit[reason.phrase], cells, under: titles, visit) }
                }
            }
        }
    }
}

extension DemandOutcome {
    fileprivate var phrase: Phrase {
        switch self {
        case .offered: .offeredOfIt
        case .serviceArchived: .reasonArchived
        case .outsideHours: .reasonOutsideHours
        case .exception: .reasonException
        case .pastClosing: .reasonPastClosing
        case .inThePast: .reasonInThePast
        case .noticeTooShort: .reasonNotice
        case .outsideBookingWindow: .reasonWindow
        case .limitReached: .reasonLimit
        case .full: .reasonFull
        case .occupied: .reasonOccupied
        case .busy: .reasonBusy
        case .offGrid: .reasonOffGrid
        case .availabilityRule: .reasonRule
        }
    }
}
