package import CivilTime

/// One payment and its tries, as much of it as is read.
package struct PaymentIntent: Decodable, Sendable, Identifiable {
    package let id: StripeID<PaymentIntent>
    package let amount: Int64
    package let amountCapturable: Int64?
    package let amountReceived: Int64?
    /// Three small letters.
    package let currency: String
    package let status: Open<Status>
    /// What the payer's browser needs; a secret.
    package let clientSecret: String?
    /// `nil` before the first try.
    package let latestCharge: Expandable<Charge>?
    package let lastPaymentError: PaymentProblem?
    package let nextAction: NextAction?
    package let cancellationReason: String?
    package let metadata: [String: String]?
    package let applicationFeeAmount: Int64?
    private let transferData: TransferData?
    package let isLive: Bool
    package let created: Instant

    /// The connected account that the money goes to; `nil` for our own.
    package var destination: String? { transferData?.destination }

    package enum Status: String, Sendable, Hashable, CaseIterable {
        case requiresPaymentMethod = "requires_payment_method"
        case requiresConfirmation = "requires_confirmation"
        case requiresAction = "requires_action"
        case processing
        case requiresCapture = "requires_capture"
        case succeeded
        case canceled
    }

    /// Why the last try failed.
    package struct PaymentProblem: Decodable, Sendable {
        package let code: String?
        package let declineCode: String?

        private enum CodingKeys: String, CodingKey {
            case code
            case declineCode = "decline_code"
        }
    }

    /// What the payer must do.
    package struct NextAction: Decodable, Sendable {
        package let type: String
        private let redirect: Redirect?

        /// Where the payer is to be sent.
        package var url: String? { redirect?.url }

        private struct Redirect: Decodable {
            let url: String?
        }

        private enum CodingKeys: String, CodingKey {
            case type
            case redirect = "redirect_to_url"
        }
    }

    private struct TransferData: Decodable {
        let destination: String?
    }

    private enum CodingKeys: String, CodingKey {
        case id, amount, currency, status, metadata, created
        case amountCapturable = "amount_capturable"
        case amountReceived = "amount_received"
        case clientSecret = "client_secret"
        case latestCharge = "latest_charge"
        case lastPaymentError = "last_payment_error"
        case nextAction = "next_action"
        case cancellationReason = "cancellation_reason"
        case applicationFeeAmount = "application_fee_amount"
        case transferData = "transfer_data"
        case isLive = "livemode"
    }
}

extension PaymentIntent: CustomStringConvertible {
    /// Without the client's secret.
    package var description: String { "\(id) \(status) \(amount) \(currency)" }
}

extension PaymentIntent: CustomDebugStringConvertible, CustomReflectable {
    package var debugDescription: String { description }

    /// Nothing: `dump` and what logs values by reflection would show the client's secret.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
