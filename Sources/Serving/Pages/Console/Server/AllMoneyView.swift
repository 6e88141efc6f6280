import Bookings
import CivilTime
import ConsoleTexts
import Localization
import Money
import Payments

/// What is owed by each provider, and what the last comparison with Stripe found.
struct AllMoneyView {
    let owed: [Settlement]

    /// Whether there is more than was added up.
    let isCut: Bool
    let run: ReconciliationRun?

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.money])
        layout.section = .account
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                html.element("h1", text: visit[.money])
                html.element("h2", text: visit[.owedRefunds])
                if isCut { html.notice(.warning, title: visit[.owedCut]) }
                if owed.isEmpty { html.element("p", .class("empty"), text: visit[.nothingOwed]) }
                html.element("ul", .class("rows")) { html in
                    for (provider, refunds) in byProvider {
                        html.element("li") { write(provider, refunds, visit, to: &$0) }
                    }
                }
                if let run {
                    ReconciliationView(run: run, of: nil, zone: .utc).write(visit, to: &html)
                } else {
                    html.element("h2", text: visit[.reconciliation])
                    html.element("p", .class("empty"), text: visit[.neverCompared])
                }
                html.element("p") { html in
                    html.element("a", .class("button"), .href(visit.link(ServerPages.address)), text: visit[.server])
                }
            }
        }
    }

    /// In the order of their ids.
    private var byProvider: [(provider: ProviderID, refunds: [Settlement])] {
        var groups: [(provider: ProviderID, refunds: [Settlement])] = []
        for settlement in owed {
            guard let provider = settlement.refund.id.provider else { continue }
            if groups.last?.provider == provider {
                groups[groups.count - 1].refunds.append(settlement)
            } else {
                groups.append((provider, [settlement]))
            }
        }
        return groups
    }

    private func write(
        _ provider: ProviderID,
        _ refunds: [Settlement],
        _ visit: Visit,
        to html: inout HTMLWriter
    ) {
        html.element("div", .class("row-main")) { html in
            let money = Address("console", Slug.text(of: provider), "money")
            html.element("a", .href(visit.link(money))) { $0.element("bdi", .class("code"), text: provider.rawValue) }
            html.element("span", .class("quiet"), text: "\(visit[.owedRefunds]): \(refunds.count)")
        }
        for sum in OwedRefundsView.sums(of: refunds) {
            html.element("span", .class("tag warn"), text: "\(visit[.toPayByHand]): \(visit.language.money(sum))")
        }
    }
}
