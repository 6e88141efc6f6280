import Bookings
package import CivilTime
package import Mail
package import SQL

/// Takes in reports that mails came back after a mail server had taken them.
package struct MessageBounces: Sendable {
    private let address: BounceAddress
    private let reader: MessageContextReader
    private let store = MessageStore()
    private let contacts = MessageContactStore()

    /// - Parameters:
    ///   - address: Where reports come to.
    ///   - zones: Where zones are read from.
    package init(to address: BounceAddress, zones: ZoneDirectory) {
        self.address = address
        reader = MessageContextReader(zones: zones)
    }

    /// What a report led to.
    package enum Outcome: Hashable, Sendable {
        /// The message has failed; if the address takes no mail, that counts against it.
        case failed(MessageKey, countsAgainstAddress: Bool)

        /// What became of the message was known.
        case known(MessageKey)

        /// It is not about a mail that this server sent to the address that the recipient has now.
        case foreign
    }

    /// Writes down that a mail came back; the same report counts once, however often it comes.
    ///
    /// - Parameters:
    ///   - report: As it came, from anybody.
    ///   - recipient: The address that the report was sent to, if the mail server says it; otherwise the report's own fields
    ///     are looked through, which is as safe: nobody else knows the address.
    ///   - now: When the report is read.
    ///   - connection: Of a write transaction.
    /// - Returns: What the report led to.
    /// - Throws: ``SQLError``; not for reports that are forged or make no sense.
    package func take(
        _ report: DeliveryReport,
        sentTo recipient: EmailAddress? = nil,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Outcome {
        guard let at = report.messageID.lastIndex(of: "@"),
            let key = MessageKey(rawValue: String(report.messageID[..<at])), key.channel == .email,
            let contact = try await contact(
                of: key,
                named: recipient.map { [$0] } ?? report.addressees,
                at: now,
                in: connection
            )
        else { return .foreign }
        let reason = "The mail came back: \(report.code)."
        guard try await store.fail(key, reason: reason, in: connection) else { return .known(key) }
        if report.isAboutAddress { try await contacts.addFailure(of: contact, at: now, in: connection) }
        return .failed(key, countsAgainstAddress: report.isAboutAddress)
    }

    /// Whom a message went to; `nil` if none of `addresses` is the one that was made for it and for the recipient's present
    /// address.
    private func contact(
        of key: MessageKey,
        named addresses: [EmailAddress],
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> MessageContact? {
        do {
            let contexts = try await reader.contexts(of: [key.booking], by: .email, at: now, in: connection)
            guard let context = contexts[key.booking], let sentTo = context.address(of: key),
                addresses.contains(where: { address.isOurs($0, for: key, to: sentTo) })
            else { return nil }
            return context.contact(of: key)
        } catch let error as BookingsError where error.code == .notFound {
            // As for a report about another server's mail, so that its sender does not learn what exists.
            return nil
        }
    }
}
