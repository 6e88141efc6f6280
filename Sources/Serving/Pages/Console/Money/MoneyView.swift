import Bookings
import CivilTime
import ConsoleTexts
import Localization
import Money
import Payments

/// What a provider owes, what the last comparison with Stripe found, and its ledger, a table for each currency with the newest month first.
struct MoneyView {
    let practice: Practice
    let ledger: Ledger

    /// Refunds that are not paid or not decided yet.
    let owed: [Settlement]

    /// The last comparison with Stripe; `nil` if there was none.
    let run: ReconciliationRun?
    var news: News?

    /// What has just been done.
    enum News: String {
        case done, changed
    }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.money], practice: practice)
        layout.section = .money
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                switch news {
                case .done: html.notice(.success, title: visit[.saved])
                case .changed: html.notice(.warning, title: visit[.refundChanged])
                case nil: break
                }
                html.element("h1", text: visit[.money])
                html.element("p", .class("quiet"), text: visit[.moneyHelp])
                if !ledger.ties.allSatisfy(\.holds) { html.notice(.failure, title: visit[.ledgerDiffers]) }
                OwedRefundsView(owed: owed, practice: practice).write(visit, to: &html)
                if let run {
                    let provider = practice.provider.id
                    ReconciliationView(run: run, of: provider, zone: practice.zone).write(visit, to: &html)
                }
                html.element("h2", text: visit[.ledger])
                if ledger.lines.isEmpty { html.element("p", .class("empty"), text: visit[.noMoney]) }
                for (code, lines) in tables { write(lines, code, visit, to: &html) }
            }
        }
    }

    private var tables: [(code: String, lines: [LedgerLine])] {
        Dictionary(grouping: ledger.lines, by: \.currency.code).sorted { $0.key < $1.key }.map { code, lines in
            (code, lines.sorted { $0.group > $1.group })
        }
    }

    private func write(_ lines: [LedgerLine], _ code: String, _ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("sheet")) { html in
            html.element("div") { html in
                html.element("h3", .id("money-\(code)"), text: code)
                html.element("table", .class("steps money"), .labelled(by: "money-\(code)")) { html in
                    html.tableHead(titles, visit)
                    html.element("tbody") { html in
                        for line in lines { html.element("tr") { write(line, visit, to: &$0) } }
                    }
                }
            }
        }
    }

    /// Most practices never have a dispute, and need no column for them.
    private var hasDisputes: Bool { ledger.lines.contains { $0.disputed > 0 } }

    private var titles: [Phrase] {
        [.month, .payments, .received, .givenBack, .owed] + (hasDisputes ? [.disputed] : []) + [.kept]
    }

    private func write(_ line: LedgerLine, _ visit: Visit, to html: inout HTMLWriter) {
        let month = CivilDate(line.group + "-01").map { visit.language.date($0, .monthAndYear) } ?? line.group
        let disputed = hasDisputes ? [line.disputed] : []
        let amounts = ([line.charged, line.refunded, line.owed] + disputed + [line.kept]).map {
            visit.language.money(MonetaryAmount($0, line.currency))
        }
        html.tableCells(month, [String(line.payments)] + amounts, under: titles, visit)
    }
}
