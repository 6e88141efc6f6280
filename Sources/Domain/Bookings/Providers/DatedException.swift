package import Scheduling

/// An exception to the weekly hours with the provider's note on it, such as "public holiday".
package struct DatedException: Sendable {
    package let exception: ScheduleException
    package let note: String?

    /// The time off that it is part of; `nil` if it stands for itself.
    package let timeOff: TimeOffID?

    package init(_ exception: ScheduleException, note: String? = nil, timeOff: TimeOffID? = nil) {
        self.exception = exception
        self.note = note
        self.timeOff = timeOff
    }
}
