import Bookings
import Testing

/// What the processor's word on a payment leads to, whatever was heard before.
struct PaymentStepTests {
    /// A word, a status and a situation.
    struct Hearing: CustomTestStringConvertible {
        let word: ReportedPaymentStatus
        let status: Payment.Status
        let situation: PaymentStep.Situation

        var step: PaymentStep { .next(after: word, of: status, for: situation) }
        var testDescription: String { "\(word) of \(status) for \(situation)" }
    }

    private static let all = ReportedPaymentStatus.allCases.flatMap { word in
        Payment.Status.allCases.flatMap { status in
            PaymentStep.Situation.allCases.map { Hearing(word: word, status: status, situation: $0) }
        }
    }

    @Test(arguments: all.filter { $0.status == .paid })
    func `a payment that is paid stays so`(hearing: Hearing) {
        #expect(hearing.step == .nothingToDo)
    }

    @Test(arguments: all.filter { $0.status == .problem && $0.word != .cancelled })
    func `a problem waits for a person`(hearing: Hearing) {
        #expect(hearing.step == .nothingToDo)
    }

    @Test(arguments: all)
    func `what is not as it was asked for is never received`(hearing: Hearing) {
        let step = PaymentStep.next(afterMismatched: hearing.word, of: hearing.status)
        if case .receive = step { Issue.record("\(hearing) is received") }
        if hearing.word == .received, hearing.status != .paid { #expect(step == .report) }
    }

    @Test(arguments: all.filter { $0.word == .received && $0.status != .paid && $0.status != .problem })
    func `money is never passed over`(hearing: Hearing) {
        let effect: PaymentStep.Effect =
            switch hearing.situation {
            case .awaiting: .confirm
            case .expired: .rebook
            case .settled: .giveBack
            }
        #expect(hearing.step == .receive(effect))
    }

    @Test(
        arguments: all.filter {
            $0.word == .awaited && $0.situation != .awaiting && $0.status != .paid && $0.status != .problem
        }
    )
    func `what nobody waits for is called off`(hearing: Hearing) {
        #expect(hearing.step == .callOff)
    }

    @Test(arguments: all.filter { $0.word == .cancelled })
    func `what is called off brings no money`(hearing: Hearing) {
        let isOver = hearing.status == .cancelled || hearing.status == .paid
        #expect(hearing.step == (isOver ? .nothingToDo : .close))
    }

    @Test func `a payment opens once`() {
        #expect(PaymentStep.next(after: .awaited, of: .requested, for: .awaiting) == .open)
        #expect(PaymentStep.next(after: .awaited, of: .open, for: .awaiting) == .nothingToDo)
    }
}
