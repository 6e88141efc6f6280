import ConsoleTexts
import Localization
import Money
import Texts
import WireFormat

/// What a policy would have refunded of the last year's cancellations, a table for each currency.
struct ReplayView {
    let replay: PolicyReplayDocument

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("section", .class("sheet"), .id("replay"), .labelled(by: "replay-title")) { html in
            html.element("div") { html in
                html.element("h2", .id("replay-title"), text: visit[.lastYear])
                html.element("p", .class("quiet"), text: visit[.replayHelp])
                if !replay.isComplete { html.notice(.warning, title: visit[.replayIsCut]) }
                if replay.currencies.isEmpty { html.element("p", text: visit[.noCancellations]) }
                for part in replay.currencies { write(part, visit, to: &html) }
                for (phrase, count) in [
                    (Phrase.unpaidLeftOut, replay.unpaid), (.unreadableLeftOut, replay.unreadable),
                ] where count > 0 {
                    html.element("p", .class("quiet"), text: "\(visit[phrase]) \(count)")
                }
            }
        }
    }

    private func write(_ part: PolicyReplayDocument.Part, _ visit: Visit, to html: inout HTMLWriter) {
        guard let currency = Currency(part.currency) else { return }
        let name = "replay-\(part.currency)"
        html.element("h3", .id(name), text: part.currency)
        html.element("table", .class("steps money"), .labelled(by: name)) { html in
            html.tableHead(Self.titles, visit)
            html.element("tbody") { html in
                for row in Self.rows(of: part.steps) {
                    let label = row.label.text(for: visit)
                    html.element("tr") { write(label, row.figures, currency, visit, to: &$0) }
                }
            }
            html.element("tfoot") { html in
                html.element("tr") { html in
                    write(visit[.total], Row.Figures(part.total), currency, visit, to: &html)
                }
            }
        }
    }

    private static let titles: [Phrase] = [
        .treatment, .cancellations, .paidBefore, .wasRefunded, .wouldBeRefunded, .difference,
    ]

    private func write(
        _ label: String,
        _ figures: Row.Figures,
        _ currency: Currency,
        _ visit: Visit,
        to html: inout HTMLWriter
    ) {
        let amounts = [figures.paid, figures.refunded, figures.refund].map {
            visit.language.money(MonetaryAmount($0, currency))
        }
        let difference = visit.language.money(MonetaryAmount(figures.difference, currency))
        let signed = figures.difference > 0 ? "+\(difference)" : difference
        html.tableCells(label, [String(figures.cancellations)] + amounts + [signed], under: Self.titles, visit)
    }

    // MARK: Rows

    /// The most shares that are listed one by one; more are listed by tens of per cent.
    private static let maximumShares = 10

    /// The steps as they are listed, in their order.
    static func rows(of steps: [PolicyReplayDocument.Step]) -> [Row] {
        let sharesSingly = steps.count { $0.kind == .share } <= maximumShares
        var rows: [Row] = []
        for step in steps {
            let label = Row.Label(step, singly: sharesSingly)
            if rows.last?.label == label {
                rows[rows.count - 1].figures.add(step.figures)
            } else {
                rows.append(Row(label: label, figures: Row.Figures(step.figures)))
            }
        }
        return rows
    }

    /// A row of a table.
    struct Row: Hashable {
        let label: Label
        var figures: Figures

        enum Label: Hashable {
            case byProvider, failed
            case percent(Int)

            /// From a multiple of ten to nine above it.
            case tens(Int)

            init(_ step: PolicyReplayDocument.Step, singly: Bool) {
                switch (step.kind, step.percent ?? 0) {
                case (.provider, _): self = .byProvider
                case (.failed, _): self = .failed
                case (.share, let percent) where singly || percent == 0 || percent == 100: self = .percent(percent)
                case (.share, let percent): self = .tens(percent / 10 * 10)
                }
            }

            func text(for visit: Visit) -> String {
                switch self {
                case .byProvider: visit[.cancelledByYou]
                case .failed: visit[.policyFails]
                case .percent(100): visit[.everything]
                case .percent(0): visit[.nothing]
                case .percent(let percent): visit.percent("\(percent)")
                case .tens(let tens): visit.percent("\(max(tens, 1))–\(tens + 9)")
                }
            }
        }

        struct Figures: Hashable {
            var cancellations: Int
            var paid: Int64
            var refunded: Int64
            var refund: Int64

            var difference: Int64 { refund - refunded }

            init(_ figures: PolicyReplayDocument.Figures) {
                cancellations = figures.cancellations
                paid = figures.paid
                refunded = figures.refunded
                refund = figures.refund
            }

            mutating func add(_ other: PolicyReplayDocument.Figures) {
                cancellations += other.cancellations
                paid += other.paid
                refunded += other.refunded
                refund += other.refund
            }
        }
    }
}

extension Visit {
    /// A number with the sign of per cent, apart from it where the language wants that.
    func percent(_ number: String) -> String {
        switch language {
        case .english, .arabic: "\(number)%"
        case .german, .french, .spanish, .russian: "\(number)\u{A0}%"
        }
    }
}
