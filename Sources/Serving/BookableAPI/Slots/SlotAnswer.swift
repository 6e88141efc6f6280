import Bookings
import CivilTime
import Hummingbird
import NIOCore
import Scheduling

/// What an answer about slots says, and for how long.
struct SlotAnswer {
    enum Form: Sendable {
        case slots, days
    }

    private enum Content {
        /// Can be long.
        case list(SlotListBody)
        case lists(SlotListsBody)
        case document(ByteBuffer)
    }

    private let content: Content

    /// From when on others are listed, though no calendar has changed.
    let validUntil: Instant

    /// The answer of what was found, with dates read in `zone`.
    init(
        _ form: Form,
        to question: SlotQuestion,
        _ found: OfferedStarts,
        of asked: AskedCalendar,
        in zone: Zone,
        validUntil: Instant
    ) throws {
        self.validUntil = validUntil
        switch form {
        case .slots:
            let row = SlotRow(
                zone: zone,
                showsClock: question.visitorZone != nil,
                duration: asked.slots.rules.duration,
                seats: SeatCount(asked),
                prices: SlotPrices(found)
            )
            let (provider, service) = (question.provider, question.service)
            content = .list(SlotListBody(provider: provider, service: service, starts: found.starts, row: row))
        case .days:
            let days = SlotDaysResponse(question, found.starts, in: zone)
            content = .document(ByteBuffer(bytes: try JSONBytes.encode(days)))
        }
    }

    /// The answers to the same question about several services of `provider`, one after another.
    init(_ answers: [SlotAnswer], of provider: ProviderID) {
        validUntil = answers.map(\.validUntil).min() ?? .max
        let lists = answers.compactMap { answer in
            if case .list(let list) = answer.content { list } else { nil }
        }
        if lists.count == answers.count {
            content = .lists(SlotListsBody(provider: provider, lists: lists))
        } else {
            var document = ByteBuffer(string: SlotListsBody.head(of: provider))
            for (index, answer) in answers.enumerated() {
                if index > 0 { document.writeString(",") }
                document.writeImmutableBuffer(answer.bytes())
            }
            document.writeString(SlotListsBody.tail)
            content = .document(document)
        }
    }

    /// Bytes.
    var length: Int {
        switch content {
        case .list(let list): list.length
        case .lists(let lists): lists.length
        case .document(let document): document.readableBytes
        }
    }

    func bytes() -> ByteBuffer {
        switch content {
        case .list(let list): list.bytes()
        case .lists(let lists): lists.bytes()
        case .document(let document): document
        }
    }

    /// An answer that no cache keeps; a long one is written as fast as it is read.
    func privateResponse(over channel: any Channel) -> Response {
        switch content {
        case .list(let list) where list.length > 2 * SlotListBody.portion:
            Response(body: list.stream(over: channel), type: "application/json")
        case .lists(let lists) where lists.length > 2 * SlotListBody.portion:
            Response(body: lists.stream(over: channel), type: "application/json")
        case .list, .lists, .document: Response(buffer: bytes(), type: "application/json")
        }
    }
}
