/// Somebody who reacts to events: a part of the program, such as the one that sends messages.
///
/// Each event of its kinds becomes one job of its own kind, written in the transaction of the event, so that one who fails or
/// is slow delays nobody else. One who looks at a provider as a whole has one job for all events of the provider that wait.
package struct EventSubscriber: Hashable, Sendable {
    /// Lower-case letters; stored, so it stays as it is.
    package let name: String
    package let kinds: Set<EventKind>

    /// Whether one job of a provider stands for all events that wait; it names none of them.
    package let isGathered: Bool

    /// Names the one job of a provider that stands for all events that wait.
    static let gatheringKey = "gathered"

    /// Seconds that such a job waits for more events: a month that is booked every second is counted twice a minute.
    static let gatheringTime: Int64 = 30

    /// The kind of its jobs.
    package var jobKind: JobKind { JobKind(rawValue: "event_\(name)") }

    package init(name: String, kinds: Set<EventKind>, isGathered: Bool = false) {
        // The name ends ids of jobs, which have room for so much and are letters and digits behind a number.
        precondition(
            (1...12).contains(name.utf8.count) && name.utf8.allSatisfy((UInt8(ascii: "a")...UInt8(ascii: "z")).contains)
        )
        self.name = name
        self.kinds = kinds
        self.isGathered = isGathered
    }
}
