import Synchronization

/// The fake: it checks requests, keeps answers under their idempotency keys, and lets go wrong what the plan says.
package final class FakeStripe: Sendable {
    private let schema: ParameterSchema
    private let state: Mutex<State>
    private let clock: @Sendable () -> Int64

    /// A fake without objects; `clock` tells unix seconds.
    package init(clock: @escaping @Sendable () -> Int64) throws {
        schema = try ParameterSchema()
        state = Mutex(State())
        self.clock = clock
    }

    /// Runs `body` on everything the fake knows, with the time of its clock.
    func withState<Result>(_ body: (inout State) throws(Refusal) -> Result) throws(Refusal) -> Result {
        let outcome = state.withLock { state in
            state.world.now = state.fixedTime ?? clock()
            state.world.settleTime()
            do throws(Refusal) {
                return Swift.Result<Result, Refusal>.success(try body(&state))
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }

    /// What to do about a call of Stripe's API.
    func reply(to request: FakeRequest) -> FakeReply {
        do throws(Refusal) {
            return try withState { state throws(Refusal) in
                state.calls += 1
                let call = try CheckedCall(request, schema)
                let kept = try state.kept(call)
                let fault = state.plan.nextFault()
                if let kept { return Self.reply(again: kept, fault) }
                return reply(to: call, fault, &state)
            }
        } catch {
            return .answer(error.answer)
        }
    }

    /// Does what a reply put off.
    func finish(_ ticket: Int) -> FakeAnswer {
        do throws(Refusal) {
            return try withState { state throws(Refusal) in
                guard let call = state.takeTicket(ticket) else {
                    throw Refusal(status: 500, message: "There is no such ticket.")
                }
                return state.act(call)
            }
        } catch {
            return error.answer
        }
    }

    /// An answer that is kept can be lost again on its way; nothing else goes wrong with it.
    private static func reply(again kept: FakeAnswer, _ fault: Fault?) -> FakeReply {
        switch fault {
        case .timeoutBefore, .timeoutAfter: .silence
        case .dropBefore, .dropAfter: .drop
        default: .answer(kept)
        }
    }

    private func reply(to call: CheckedCall, _ fault: Fault?, _ state: inout State) -> FakeReply {
        switch fault {
        case nil: return .answer(state.act(call))
        case .timeoutBefore: return .silence
        case .dropBefore: return .drop
        case .timeoutAfter:
            _ = state.act(call)
            return .silence
        case .dropAfter:
            _ = state.act(call)
            return .drop
        case .errorBefore: return .answer(state.keep(State.serverError, call))
        case .errorAfter:
            _ = state.act(call)
            return .answer(state.keep(State.serverError, call))
        case .inUse: return .answer(State.inUse.answer)
        case .rateLimit: return .answer(state.rateLimit)
        case .unavailable: return .answer(FakeAnswer(status: 503, body: .text("upstream connect error")))
        case .keyRefused:
            return .answer(Refusal(status: 401, message: "Invalid API Key provided.", isKept: false).answer)
        case .slow: return .later(milliseconds: state.plan.delayMilliseconds, ticket: state.start(call))
        }
    }
}
