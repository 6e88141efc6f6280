package import Scheduling

/// A provider with its policy in words and its whole schedule.
package struct ProviderDetails: Sendable {
    package let provider: Provider
    package let policy: DescribedPolicy

    /// In the order in which they were given.
    package let hours: [WeeklyHours]

    /// By date.
    package let exceptions: [DatedException]
}
