package import Scheduling

/// An exception to the weekly hours with the provider's note on it, such as "public holiday".
package struct DatedException: Sendable {
    package let exception: ScheduleException
    package let note: String?

    package init(_ exception: ScheduleException, note: String? = nil) {
        self.exception = exception
        self.note = note
    }
}
