import Bookings
import CivilTime
import ConsoleTexts
import Localization
import Payments

/// What the last comparison with Stripe found, of one provider or of all.
struct ReconciliationView {
    let run: ReconciliationRun
    let zone: Zone

    /// Those of the provider.
    private let findings: [ReconciliationFinding]

    /// Whether there may be more than are kept.
    private let isCut: Bool

    init(run: ReconciliationRun, of provider: ProviderID?, zone: Zone) {
        self.run = run
        self.zone = zone
        isCut = run.summary.findings > run.findings.count
        findings = run.findings.filter { finding in
            guard let provider else { return true }
            // What only Stripe has names nobody here.
            return finding.booking.flatMap { BookingID(rawValue: $0) }?.provider == provider
        }
    }

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h2", text: visit[.reconciliation])
        html.element("p", .class("quiet")) { html in
            html.text("\(visit[.lastCompared]): ")
            html.element(
                "time",
                .dateTime(Timestamp.format(run.endedAt.secondsSince1970)),
                text: visit.moment(run.endedAt, in: zone)
            )
        }
        guard !findings.isEmpty || isCut else {
            return html.element("p") { $0.element("span", .class("tag good"), text: visit[.allAgrees]) }
        }
        if isCut { html.notice(.warning, title: visit[.findingsCut]) }
        html.element("ul", .class("rows")) { html in
            for finding in findings { html.element("li") { write(finding, visit, to: &$0) } }
        }
    }

    private func write(_ finding: ReconciliationFinding, _ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("row-main")) { html in
            html.element("bdi", .class("code"), text: finding.booking ?? finding.id ?? finding.stripe ?? "")
            // The words of the command that compares, with Stripe's.
            let words = "\(finding.subject) · \(finding.difference.rawValue): \(finding.ours) → \(finding.theirs)"
            html.element("bdi", .class("quiet"), .language("en"), text: words)
        }
        let style: StaticString = finding.isMended ? "tag good" : "tag bad"
        html.element("span", .class(style), text: visit[finding.isMended ? .mended : .needsLook])
    }
}
