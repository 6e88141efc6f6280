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
        case document(ByteBuffer)
    }

    private let content: Content

    /// From when on others are listed, though no calendar has changed.
    let validUntil: Instant

    /// The answer of `starts`, unix seconds in ascending order, with dates read in `zone`.
    init(
        _ form: Form,
        to question: SlotQuestion,
        _ starts: [Int64],
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
                duration: asked.rules.duration,
                seats: SeatCount(asked)
            )
            let (provider, service) = (question.provider, question.service)
            content = .list(SlotListBody(provider: provider, service: service, starts: starts, row: row))
        case .days:
            let days = SlotDaysResponse(question, starts, in: zone)
            content = .document(ByteBuffer(bytes: try JSONBytes.encode(days)))
        }
    }

    /// Bytes.
    var length: Int {
        switch content {
        case .list(let list): list.length
        case .document(let document): document.readableBytes
        }
    }

    func bytes() -> ByteBuffer {
        switch content {
        case .list(let list): list.bytes()
        case .document(let document): document
        }
    }

    /// An answer that no cache keeps; a long one is written as fast as it is read.
    func privateResponse(over channel: any Channel) -> Response {
        if case .list(let list) = content, list.length > 2 * SlotListBody.portion {
            return Response(body: list.stream(over: channel), type: "application/json")
        }
        return Response(buffer: bytes(), type: "application/json")
    }
}
