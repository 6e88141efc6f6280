package import Bookings

/// What names a message, so that nothing is sent twice for one occasion.
package struct MessageKey: Hashable, Sendable {
    package let booking: BookingID

    /// The booking's revision that planned it.
    package let revision: Int
    package let occasion: Occasion
    package let recipient: Recipient
    package let channel: Channel

    /// The payment or refund that it is about; empty if it is about the booking.
    package let subject: String

    package init(
        booking: BookingID,
        revision: Int,
        occasion: Occasion,
        recipient: Recipient,
        channel: Channel,
        subject: String = ""
    ) {
        self.booking = booking
        self.revision = revision
        self.occasion = occasion
        self.recipient = recipient
        self.channel = channel
        self.subject = subject
    }
}

extension MessageKey: RawRepresentable, CustomStringConvertible {
    /// Such as `bkg_anna_01jd.2.moved.client.email`.
    package var rawValue: String {
        let parts = [booking.rawValue, String(revision), occasion.rawValue, recipient.rawValue, channel.rawValue]
        return (subject.isEmpty ? parts : parts + [subject]).joined(separator: ".")
    }

    package init?(rawValue: String) {
        let parts = rawValue.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        // `Int` also reads "+5" and "007", which would be second names of one message.
        guard (5...6).contains(parts.count), let booking = BookingID(rawValue: parts[0]),
            let revision = Int(parts[1]), revision > 0, String(revision) == parts[1],
            let occasion = Occasion(rawValue: parts[2]), let recipient = Recipient(rawValue: parts[3]),
            let channel = Channel(rawValue: parts[4])
        else { return nil }
        self.init(
            booking: booking,
            revision: revision,
            occasion: occasion,
            recipient: recipient,
            channel: channel,
            subject: parts.count == 6 ? parts[5] : ""
        )
    }

    package var description: String { rawValue }
}
