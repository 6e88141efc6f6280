/// Work on one part of a refund.
package struct RefundJob: Codable, Sendable {
    private let text: String
    package let part: Int

    init(_ part: RefundPart) {
        text = part.refund.rawValue
        self.part = part.number
    }

    /// `nil` where the payload was tampered with.
    package var refund: RefundID? { RefundID(rawValue: text) }

    private enum CodingKeys: String, CodingKey {
        case part
        case text = "refund_id"
    }
}
