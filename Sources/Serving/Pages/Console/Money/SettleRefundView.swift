import Bookings
import CivilTime
import ConsoleTexts
import Localization
import Money
import Texts

/// A refund that people pay, and the form that records how they did.
struct SettleRefundView {
    let practice: Practice
    let settlement: Settlement

    /// Those of its booking, which say where the money came from.
    let payments: [Payment]
    let draft: Draft

    /// What was typed.
    struct Draft {
        var method: Payment.Method? = .bankTransfer
        var proof = ProofFields()

        var isRefused: Bool { proof.isRefused || method == nil }

        init() {}

        init(_ fields: FormFields) {
            method = Payment.Method(rawValue: fields["method"]).flatMap { $0 == .stripe ? nil : $0 }
            proof = ProofFields(fields)
        }
    }

    static func address(of id: RefundID, _ practice: Practice) -> Address {
        MoneyPages.address(practice).appending("refunds").appending(id.rawValue)
    }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.settleRefund], practice: practice)
        layout.section = .money
        return layout.bytes { html in
            html.element("div", .class("narrow sheet")) { html in
                html.element("div") { html in
                    html.element("h1", text: visit[.settleRefund])
                    html.element("p", .class("quiet"), text: visit[.settleRefundHelp])
                    writeFacts(visit, to: &html)
                    writeForm(visit, to: &html)
                    if settlement.canBeRetried { writeRetry(visit, to: &html) }
                }
            }
        }
    }

    private func writeFacts(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("dl", .class("facts")) { html in
            html.fact(visit[.toPayByHand], visit.language.money(settlement.dueByHand), emphasised: true)
            let sources = Set(settlement.parts.filter(\.isForPeople).map(\.payment))
            for payment in payments where sources.contains(payment.id) {
                let facts = [
                    visit.language.money(MonetaryAmount(payment.amount, payment.currency)), visit[payment.method.title],
                    payment.proof.paidOn.map { visit.language.date($0, .medium) }, payment.proof.reference,
                ]
                html.element("div") { html in
                    html.element("dt", text: visit[.paidBy])
                    html.element("dd") { html in
                        html.element("bdi", text: facts.compactMap(\.self).joined(separator: " · "))
                    }
                }
            }
            for problem in settlement.parts.compactMap(\.problem) {
                html.element("div") { html in
                    html.element("dt", text: visit[.note])
                    html.element("dd") { $0.element("bdi", .language("en"), text: problem) }
                }
            }
        }
    }

    private func writeForm(_ visit: Visit, to html: inout HTMLWriter) {
        let action = visit.link(Self.address(of: settlement.refund.id, practice).appending("settle"))
        html.element("form", .method("post"), .action(action), .isNotValidated) { html in
            let due = String(settlement.dueByHand.minorUnits)
            html.void("input", .type("hidden"), .name("amount"), .value(due))
            FieldView(
                name: "method",
                label: visit[.method],
                value: (draft.method ?? .bankTransfer).rawValue,
                kind: .choice(
                    [Payment.Method.bankTransfer, .cash, .card, .other].map { ($0.rawValue, visit[$0.title]) }
                )
            ).write(to: &html)
            draft.proof.write(visit, to: &html)
            html.element("div", .class("actions")) { html in
                html.element("button", .class("button main"), text: visit[.settleRefund])
                let back = visit.link(MoneyPages.address(practice))
                html.element("a", .class("button"), .href(back), text: visit[.back])
            }
        }
    }

    private func writeRetry(_ visit: Visit, to html: inout HTMLWriter) {
        let retry = visit.link(Self.address(of: settlement.refund.id, practice).appending("retry"))
        html.element("p", .class("quiet"), text: visit[.retryRefundHelp])
        html.button(visit[.retryRefund], style: "button", to: retry)
    }
}
