import Bookings
package import CivilTime
package import SQL
import ShortMessages
import Texts

/// Shows what messages say, without sending them.
package struct MessagePreview: Sendable {
    private let composer: MessageComposer
    private let reader: MessageContextReader

    package init(zones: ZoneDirectory, identity: MessageIdentity) {
        composer = MessageComposer(identity: identity, zones: zones)
        reader = MessageContextReader(zones: zones)
    }

    /// What a mail says.
    package struct Text: Sendable {
        package let subject: String
        package let text: String
        package let html: String
    }

    /// What a short message says, and in how many segments it goes.
    package struct Short: Sendable {
        package let text: String
        package let segments: Int
    }

    /// The short message of a planned or past message as it would be written at `now`; `nil` if it does not exist.
    package func shortMessage(
        _ key: MessageKey,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Short? {
        let contexts = try await reader.contexts(of: [key.booking], by: key.channel, at: now, in: connection)
        guard let context = contexts[key.booking],
            let message = context.siblings.first(where: { $0.key == key }),
            let text = try composer.shortText(of: message, context, at: now)
        else { return nil }
        return Short(text: text.text, segments: text.segments)
    }

    /// The mail of a planned or past message as it would be written at `now`; `nil` if the message does not exist.
    package func mail(_ key: MessageKey, at now: Instant, in connection: any SQLConnection) async throws -> Text? {
        let contexts = try await reader.contexts(of: [key.booking], by: key.channel, at: now, in: connection)
        guard let context = contexts[key.booking],
            let message = context.siblings.first(where: { $0.key == key })
        else { return nil }
        let written = try composer.written(message, context, at: now)
        return Text(subject: written.subject, text: written.email.text, html: written.email.html.markup)
    }
}
