import Bookings
import CivilTime
import ConsoleTexts
import Policies
import Texts

/// The fields of a form that say how a bank's statement shows money: its reference and the date of the transfer.
struct ProofFields: Sendable {
    private(set) var reference = ""
    private(set) var paidOn = ""

    /// Whether the date is none on which money can have been paid.
    private(set) var isDateRefused = false
    private(set) var isReferenceRefused = false

    var isRefused: Bool { isDateRefused || isReferenceRefused }

    init() {}

    init(_ fields: FormFields) {
        reference = fields["reference"]
        paidOn = fields["paid_on"]
    }

    /// What was typed; `nil` if some of it was refused, which the fields then say.
    mutating func read(at now: Instant) -> PaymentProof? {
        let date = paidOn.isEmpty ? nil : CivilDate(paidOn)
        isDateRefused = !paidOn.isEmpty && date == nil
        let typed = TypedText.fit(reference, upTo: .max)?.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let proof = PaymentProof(reference: typed.flatMap { $0.isEmpty ? nil : $0 }, paidOn: date)
        isReferenceRefused =
            proof.reference.map {
                $0.unicodeScalars.count > PaymentProof.longestReference || NameText.fault(in: $0) != nil
            } ?? false
        do { try proof.check(at: now) } catch { isDateRefused = true }
        return isRefused ? nil : proof
    }

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        FieldView(
            name: "reference",
            label: "\(visit[.bankReference]) (\(visit.labels.optional))",
            value: reference,
            fault: isReferenceRefused ? visit[.referenceRefused] : nil,
            maximumLength: PaymentProof.longestReference
        ).write(to: &html)
        FieldView(
            name: "paid_on",
            label: "\(visit[.transferDate]) (\(visit.labels.optional))",
            value: paidOn,
            kind: .date,
            fault: isDateRefused ? visit[.transferDateRefused] : nil
        ).write(to: &html)
    }
}
