import Synchronization

/// What the request that is being answered has taken, to be given back once.
///
/// A connection gives back when the answer begins. Where the client has gone, the work on its request goes on, and what it
/// takes is given back when the work ends: else a client that leaves early could have any amount of work done at once.
final class WorkInProgress: Sendable {
    private struct State {
        /// The number of the last request.
        var number = 0
        var giveBack: (@Sendable () -> Void)?

        /// Whether nothing will be worked on any more.
        var isClosed = false
    }

    private let state = Mutex(State())

    /// The number of the request that was begun last.
    var number: Int { state.withLock { $0.number } }

    /// - Parameter giveBack: Called once, when the work ends or nobody will do it.
    func begin(_ giveBack: @escaping @Sendable () -> Void) {
        let isClosed = state.withLock { state in
            state.number += 1
            if !state.isClosed { state.giveBack = giveBack }
            return state.isClosed
        }
        if isClosed { giveBack() }
    }

    /// Ends the work on a request; what belongs to one that was begun later stays.
    func end(_ number: Int) {
        let giveBack = state.withLock { state in
            state.number == number ? state.giveBack.take() : nil
        }
        giveBack?()
    }

    /// Ends all work, now and in future.
    func close() {
        let giveBack = state.withLock { state in
            state.isClosed = true
            return state.giveBack.take()
        }
        giveBack?()
    }
}
