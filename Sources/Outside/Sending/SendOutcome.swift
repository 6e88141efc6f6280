/// What came of handing a message to a service, alike for every channel.
package enum SendOutcome: Sendable, Hashable {
    /// The service has taken the message; whether it arrives is reported later, if at all.
    case sent(SendReceipt)
    /// This message is not taken, now or later.
    case refused(RefusalReason, SendFailure)
    /// The address, number or subscription takes no messages any more: nothing is sent to it again.
    case gone(SendFailure)
    /// Nothing was sent: the same message may be sent later, not before `after` if the service says so.
    case retry(after: Duration?, SendFailure)
    /// The message may have been sent, and a second one may be a double.
    case unknown(SendFailure)

    /// `nil` if the message was sent.
    package var failure: SendFailure? {
        switch self {
        case .sent: nil
        case .refused(_, let failure), .gone(let failure), .retry(_, let failure), .unknown(let failure): failure
        }
    }

    /// Without its particulars, as the dimension of a metric.
    package var kind: Kind {
        switch self {
        case .sent: .sent
        case .refused: .refused
        case .gone: .gone
        case .retry: .retry
        case .unknown: .unknown
        }
    }

    package enum Kind: String, Sendable, CaseIterable {
        case sent
        case refused
        case gone
        case retry
        case unknown
    }
}
