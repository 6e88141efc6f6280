import Scheduling

/// When a provider is open, and each service that has weekly hours of its own.
struct OpenHours: Sendable {
    var schedule: Schedule
    var own: [ServiceID: [WeeklyHours]]

    /// The schedule in which a service is offered: exceptions hold for all.
    func schedule(of service: ServiceID) throws -> Schedule {
        guard let hours = own[service] else { return schedule }
        return try Schedule(zone: schedule.zone, weekly: hours, exceptions: schedule.exceptions)
    }
}
