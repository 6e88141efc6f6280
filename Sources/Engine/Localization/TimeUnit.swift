/// A unit in which notices and durations are told.
public enum TimeUnit: String, CaseIterable, Sendable {
    case minute, hour, day
}
