/// What makes a repeated call act once: the same text with the same parameters gets the first answer again.
///
/// It is derived from the caller's own row and the number of the attempt, and stays the same until Stripe's answer is
/// final; Stripe keeps it for at least 24 hours.
package struct IdempotencyKey: Sendable, Hashable {
    let text: String

    /// - Precondition: 1 to 255 visible ASCII characters.
    package init(_ text: String) {
        precondition(
            (1...255).contains(text.utf8.count) && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F },
            "an idempotency key has 1 to 255 visible ASCII characters"
        )
        self.text = text
    }
}
