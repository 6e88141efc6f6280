import CPolicyHost
import CivilTime
import Money

/// The slots of one question as the script host reads them, one after the other.
struct PlainSlots {
    private(set) var slot: rule_slot
    private let question: RuleQuestion
    private let clock: UnsafeRawPointer
    private let sessions: UnsafeBufferPointer<rule_session>
    private var places = 0..<0

    fileprivate init(
        _ question: RuleQuestion,
        name: UnsafeBufferPointer<UInt8>,
        sessions: UnsafeBufferPointer<rule_session>
    ) {
        self.question = question
        self.sessions = sessions
        clock = question.zone.unownedClock
        let letters = question.service.currency.letters
        slot = rule_slot()
        slot.service_duration = question.service.duration
        slot.service_price = question.service.price
        slot.service_name = UnsafeRawPointer(name.baseAddress)?.assumingMemoryBound(to: CChar.self)
        slot.service_name_length = name.count
        slot.currency = (CChar(letters.0), CChar(letters.1), CChar(letters.2))
        slot.client_is_returning = question.clientIsReturning
    }

    /// Makes `slot` the one that starts at an instant.
    mutating func move(to start: Int64) {
        let wall = start + Zone.offset(ofClock: clock, at: start)
        places = question.booked.places(of: SessionDays.day(ofWall: wall), near: places)
        slot.start_at = start
        slot.end_at = start + question.service.duration
        slot.notice = start - question.now
        slot.local_start = wall
        slot.sessions = sessions.baseAddress.map { UnsafePointer($0) + places.lowerBound }
        slot.session_count = places.count
    }
}

extension RuleQuestion {
    /// Calls `body` with the question's slots, without allocating.
    ///
    /// The question must outlive the call, which borrows its texts, sessions and clock.
    func withPlainSlots<Outcome>(_ body: (inout PlainSlots) -> Outcome) -> Outcome {
        var name = service.name
        return withExtendedLifetime(zone) {
            name.withUTF8 { name in
                booked.withSessions { sessions in
                    var slots = PlainSlots(self, name: name, sessions: sessions)
                    return body(&slots)
                }
            }
        }
    }
}
