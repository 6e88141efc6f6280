/// What one kept calendar is of.
struct CalendarKey: Hashable, Sendable {
    let provider: ProviderID
    let service: ServiceID
    let span: CalendarSpan
}
