import ArgumentParser
import Bookings
import CivilTime
import Policies

/// What shows that money was paid outside of Stripe.
struct ProofOptions: ParsableArguments {
    @Option(help: "The bank's reference, or the number of a receipt.")
    private var reference: String?

    @Option(help: "The date of the transfer, such as 2026-03-10.")
    private var paidOn: String?

    func validate() throws {
        if let reference {
            let length = reference.unicodeScalars.count
            guard length <= PaymentProof.longestReference else {
                throw ValidationError(
                    "--reference takes up to \(PaymentProof.longestReference) characters; it has \(length)."
                )
            }
            if let fault = NameText.fault(in: reference) { throw ValidationError("--reference \(fault).") }
        }
        _ = try date
    }

    var proof: PaymentProof {
        get throws { PaymentProof(reference: reference, paidOn: try date) }
    }

    private var date: CivilDate? {
        get throws {
            guard let paidOn else { return nil }
            guard let date = CivilDate(paidOn) else {
                throw ValidationError("--paid-on is a date such as 2026-03-10, not \(quoted(paidOn)).")
            }
            return date
        }
    }
}
