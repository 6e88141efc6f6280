package import CivilTime
package import SQL
import Synchronization

/// What clients ask for, until it is written to the database.
///
/// Requests only leave a note here, which costs a lock and a copy: nothing is explained or written while anybody waits. Of more looks than
/// it has room for, a sample is explained that stands for all. Nothing is kept of who asked. What is not written when a server dies, or
/// cannot be written, is lost: it would be worse to count something twice.
package final class DemandLog: Sendable {
    private struct State {
        var notes = Reservoir<DemandNote>(capacity: DemandLog.capacity)
        var counts = DemandCounts()
        var random: SmallRandom
    }

    /// The maximum number of notes between two explanations, each of which keeps a calendar alive.
    package static let capacity = 256

    private let state: Mutex<State>
    private let isRecorded: Bool

    /// Without `isRecorded` nothing is noted: a server that writes nothing would keep calendars for nobody.
    package init(seed: UInt64, isRecorded: Bool = true) {
        self.isRecorded = isRecorded
        state = Mutex(State(random: SmallRandom(seed: seed)))
    }

    /// Notes that somebody looked for free times.
    package func note(_ note: DemandNote) {
        guard isRecorded else { return }
        state.withLock { $0.notes.add(note, using: &$0.random) }
    }

    /// Counts that somebody was refused a start.
    package func note(_ refusal: SlotRefusal, at now: Instant) {
        guard isRecorded else { return }
        let reading = refusal.zone.reading(at: refusal.startAt.secondsSince1970)
        let distance = refusal.startAt - now
        guard distance > -86_400, distance < DemandExplainer.furthest else { return }
        let place = DemandPlace(
            provider: refusal.provider,
            month: CalendarMonth(of: reading.date),
            service: refusal.service
        )
        let hour = StartHour(dayOfWeek: reading.date.dayOfWeek, hour: reading.hour)
        state.withLock { state in
            state.counts.add(DemandOutcome(refusal.reasons), in: hour, of: place, DemandFigures.Counts(bookings: 1))
        }
    }

    /// Explains the looks that were noted, and counts what is found.
    package func explain() async {
        var (notes, random) = state.withLock { state -> (Reservoir<DemandNote>, SmallRandom) in
            defer { state.notes = Reservoir(capacity: Self.capacity) }
            return (state.notes, SmallRandom(seed: state.random.next()))
        }
        for note in notes.elements {
            let looks = notes.share(using: &random)
            do {
                guard let found = try await DemandExplainer(note: note).finding(using: &random), looks > 0 else {
                    continue
                }
                let place = DemandPlace(provider: note.look.provider, month: found.month, service: note.look.service)
                state.withLock { state in
                    state.counts.add(found.outcome, in: found.hour, of: place, DemandFigures.Counts(looks: looks))
                }
            } catch {
                // Clients wait for what the provider's rule says, and come first.
            }
        }
    }

    /// Adds what was counted to the figures.
    ///
    /// What cannot be written is lost.
    package func write(on database: any SQLDatabase) async throws {
        let counts = state.withLock { state in
            defer { state.counts = DemandCounts() }
            return state.counts
        }
        guard !counts.isEmpty else { return }
        try await database.transaction(.write) { try await DemandStore().add(counts, in: $0) }
    }
}
