import Bookings
import CivilTime
import Crypto
import FCM
import Hexadecimal
import Sending
import Texts
import WebPush

/// Writes push messages and hands them to the push services of the browsers and apps of a booking's client or provider.
struct PushOutlet: MessageOutlet {
    let composer: MessageComposer
    let browsers: (any PushSender)?
    let apps: FCMClient?

    let channel = Channel.push

    /// A second one takes the place of the first, by its topic and its tag.
    let repeatsUnknown = true
    let isReported = false
    let dailyBudget: Int? = nil

    func write(_ message: Message, _ context: MessageContext, at now: Instant) throws -> WrittenMessage? {
        let receivers = context.receivers(of: message.key.recipient)
        guard !receivers.isEmpty else { return nil }
        let written = try composer.written(message, context, namesUpTo: 60, at: now)
        let content = Content(
            id: message.key.rawValue,
            payload: try JSONText.encode(
                Payload(
                    title: written.pushTitle,
                    body: written.pushBody,
                    tag: context.booking.id.rawValue,
                    startAt: context.booking.startAt.description,
                    path: message.key.occasion == .reviewWritten ? MessageComposer.consolePath(message.key) : nil
                )
            ),
            seconds: Self.validity(of: message, context, at: now),
            receivers: receivers
        )
        return WrittenMessage(content: Array(try JSONText.encode(content).utf8), id: message.key.rawValue)
    }

    /// As sent if any browser's service has it; each is told once, and one that is gone keeps back no other.
    func send(_ content: [UInt8]) async -> MessageDelivery {
        let stored: Content
        do {
            stored = try JSONText.decode(Content.self, from: String(decoding: content, as: UTF8.self))
        } catch {
            return MessageDelivery(.refused(reason: "The push message that was kept cannot be read."))
        }
        var outcomes: [SendOutcome] = []
        var ended: [PushReceiver.Owner] = []
        for receiver in stored.receivers {
            guard let outcome = await send(stored, to: receiver) else { continue }
            if case .gone = outcome { ended.append(receiver.owner) }
            outcomes.append(outcome)
        }
        var delivery = MessageDelivery(Self.sum(of: outcomes))
        delivery.ended = ended
        return delivery
    }

    /// `nil` if it cannot be sent to, or this server does not send to its kind.
    private func send(_ content: Content, to receiver: PushReceiver) async -> SendOutcome? {
        switch receiver.target {
        case .browser(let endpoint, let p256dh, let auth):
            guard let browsers, let pushed = PushSubscription(endpoint: endpoint, p256dh: p256dh, auth: auth),
                let message = PushMessage(
                    id: content.id,
                    to: pushed,
                    payload: Array(content.payload.utf8),
                    validity: .seconds(content.seconds)
                )
            else { return nil }
            return await browsers.send(message)
        case .app(let device):
            guard let apps, let message = Self.message(content, to: device) else { return nil }
            return await apps.send(message)
        }
    }

    private static func message(_ content: Content, to device: String) -> FCMMessage? {
        do {
            let payload = try JSONText.decode(Payload.self, from: content.payload)
            return FCMMessage(
                id: tag(of: payload.tag),
                to: device,
                title: payload.title,
                body: payload.body,
                data: ["booking_id": payload.tag, "start_at": payload.startAt],
                validity: .seconds(content.seconds)
            )
        } catch {
            return nil
        }
    }

    /// The same for all messages of a booking, in as few letters as Google takes.
    private static func tag(of booking: String) -> String {
        SHA256.hash(data: Array(booking.utf8)).prefix(16).hexadecimal
    }

    private static func sum(of outcomes: [SendOutcome]) -> DeliveryOutcome {
        if outcomes.contains(where: { $0.kind == .sent }) { return .sent(id: nil) }
        // Unknown comes first: what may have arrived is sent again with the same bytes, which
        // replace it in the browser.
        for kind in [SendOutcome.Kind.unknown, .retry, .refused, .gone] {
            guard let failure = outcomes.first(where: { $0.kind == kind })?.failure else { continue }
            switch kind {
            case .unknown: return .unknown(reason: failure.message)
            // Of one service: others may work.
            case .retry: return .retry(reason: failure.message)
            // Not as gone, which would count against the booking as if it were an address.
            case .gone: return .refused(reason: "All subscriptions have ended.")
            case .refused, .sent: return .refused(reason: failure.message)
            }
        }
        return .refused(reason: "No subscription can be read.")
    }

    /// For how many seconds it is kept for a browser that is away: until the start for what looks ahead, and a day for the rest.
    private static func validity(of message: Message, _ context: MessageContext, at now: Instant) -> Int64 {
        let isAhead =
            Occasion.reminders.contains(message.key.occasion) || Occasion.invitations.contains(message.key.occasion)
        return max(isAhead ? min(context.booking.startAt - now, 86_400) : 86_400, 60)
    }

    private struct Content: Codable {
        let id: String
        let payload: String
        let seconds: Int64
        let receivers: [PushReceiver]
    }

    /// What a service worker or an app shows.
    private struct Payload: Codable {
        let title: String
        let body: String
        let tag: String
        let startAt: String

        /// Where a member is led who is told of what has no booking to show.
        var path: String?

        private enum CodingKeys: String, CodingKey {
            case title, body, tag, path
            case startAt = "start_at"
        }
    }
}
